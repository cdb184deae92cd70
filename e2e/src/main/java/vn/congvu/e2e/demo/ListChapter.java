package vn.congvu.e2e.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import vn.congvu.e2e.system.Answer;
import vn.congvu.e2e.system.Api;
import vn.congvu.e2e.system.NotSo;

/** From a dirty list of officers to mailboxes on the mail server. */
final class ListChapter {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Story story;
  private final Api focalPoint;
  private final Api head;
  private final Api operator;
  private final long run;

  /**
   * @param run differs from run to run, so that a second one brings other people of the same names
   */
  ListChapter(Story story, Api focalPoint, Api head, Api operator, long run) {
    this.story = story;
    this.focalPoint = focalPoint;
    this.head = head;
    this.operator = operator;
    this.run = run;
  }

  /** The addresses that were given. */
  List<String> play() throws Exception {
    String batch = importList();
    correct(batch);
    List<String> requests = accept(batch);
    for (String request : requests) {
      approve(request);
    }
    return provisioned(requests);
  }

  private String importList() throws Exception {
    String[] batch = new String[1];
    story.step(
        "Xem trước danh sách cán bộ",
        "POST /api/v1/imports (danh-sach-can-bo.xlsx), Đặng Hồng Phúc, đầu mối CNTT",
        () -> {
          Answer read =
              focalPoint
                  .post(
                      "/api/v1/imports?unit=ubnd-tinh&fileName=danh-sach-can-bo.xlsx",
                      resource("danh-sach-can-bo.xlsx"),
                      XLSX,
                      Map.of())
                  .expect(201);
          batch[0] = read.text("id");
          NotSo.unless(read.number("rows.all") >= 60, "danh sách có ít hơn 60 dòng");
          NotSo.unless(read.number("rows.errors") > 0, "danh sách bẩn mà không thấy lỗi nào");
          return "%s dòng: %s dòng có lỗi, %s dòng cần xem%n%s"
              .formatted(
                  read.text("rows.all"),
                  read.text("rows.errors"),
                  read.text("rows.warnings"),
                  sample(batch[0]));
        });
    return batch[0];
  }

  private String sample(String batch) {
    return focalPoint
        .get("/api/v1/imports/" + batch + "/rows?findings=error&limit=5")
        .items()
        .stream()
        .map(row -> "  dòng %s: %s".formatted(row.path("number").asText(), errorOf(row)))
        .collect(Collectors.joining("\n"));
  }

  private static String errorOf(JsonNode row) {
    return StreamSupport.stream(row.path("findings").spliterator(), false)
        .filter(finding -> finding.path("severity").asText().equals("ERROR"))
        .map(finding -> finding.path("message").asText())
        .findFirst()
        .orElse("?");
  }

  private void correct(String batch) throws Exception {
    story.step(
        "Sửa từng dòng lỗi",
        "PATCH /api/v1/imports/{id}/rows/{n}, theo danh-sach-can-bo.corrections.json",
        () -> {
          String etag = focalPoint.get("/api/v1/imports/" + batch).expect(200).etag();
          int corrected = 0;
          for (var row :
              JSON.readTree(resource("danh-sach-can-bo.corrections.json")).properties()) {
            etag = patch(batch, row.getKey(), row.getValue(), etag);
            corrected++;
          }
          int namesakes = 0;
          for (JsonNode row : focalPoint.all("/api/v1/imports/" + batch + "/rows?findings=error")) {
            NotSo.unless(
                has(row, "ALREADY_HAS_MAILBOX"), "còn lỗi ở dòng " + row.path("number").asText());
            etag = patch(batch, row.path("number").asText(), namesake(row), etag);
            namesakes++;
          }
          Answer now = focalPoint.get("/api/v1/imports/" + batch).expect(200);
          NotSo.unless(now.number("rows.errors") == 0, "vẫn còn dòng lỗi");
          return "%d dòng đã sửa, %d người trùng tên với hộp thư đã có; còn 0 lỗi, bỏ qua %s dòng"
              .formatted(corrected, namesakes, now.text("rows.skipped"));
        });
  }

  /** A second run brings the same names as other people: another telephone and birth date. */
  private Map<String, Object> namesake(JsonNode row) {
    int number = row.path("number").asInt();
    String phone = "09%05d%03d".formatted(run, number);
    if (row.path("values").path("birthDate").isMissingNode()) {
      return Map.of("phone", phone);
    }
    LocalDate birth = LocalDate.of(1970, 1, 1).plusDays((run + number) % 10_000);
    return Map.of(
        "phone", phone, "birthDate", birth.format(DateTimeFormatter.ofPattern("dd/MM/yyyy")));
  }

  private String patch(String batch, String row, Object correction, String etag) {
    return focalPoint
        .patch("/api/v1/imports/" + batch + "/rows/" + row, correction, etag)
        .expect(200)
        .etag();
  }

  private static boolean has(JsonNode row, String code) {
    return StreamSupport.stream(row.path("findings").spliterator(), false)
        .anyMatch(finding -> finding.path("code").asText().equals(code));
  }

  private List<String> accept(String batch) throws Exception {
    List<String> requests = new ArrayList<>();
    story.step(
        "Chấp nhận danh sách",
        "POST /api/v1/imports/{id}/acceptance, hai lần",
        () -> {
          Answer first =
              focalPoint.step("/api/v1/imports/" + batch, "acceptance", Map.of()).expect(200);
          Answer second =
              focalPoint.step("/api/v1/imports/" + batch, "acceptance", Map.of()).expect(200);
          NotSo.unless(
              first.body().path("requests").equals(second.body().path("requests")),
              "chấp nhận hai lần thành hai bộ đề nghị");
          StringBuilder seen = new StringBuilder();
          for (JsonNode request : first.body().path("requests")) {
            requests.add(request.path("id").asText());
            seen.append(
                "đề nghị cấp mới của %s: %s người%n"
                    .formatted(request.path("unit").asText(), request.path("lines").asText()));
          }
          return seen.toString();
        });
    return requests;
  }

  private void approve(String request) throws Exception {
    String path = "/api/v1/requests/" + request;
    story.step(
        "Trình, xác nhận, tiếp nhận và thực hiện, mỗi bước một người",
        "POST /submission · /confirmation · /receipt · /start",
        () -> {
          focalPoint.step(path, "submission", Map.of()).expect(200);
          Answer own = focalPoint.step(path, "confirmation", Map.of());
          NotSo.unless(own.status() == 403, "người lập tự xác nhận được");
          head.step(path, "confirmation", Map.of()).expect(200);
          Answer received = operator.step(path, "receipt", Map.of()).expect(200);
          operator.step(path, "start", Map.of()).expect(200);
          return "%s: người lập không tự xác nhận được (403); hạn xử lý %s theo %s"
              .formatted(
                  received.text("code"),
                  received.text("sla.dueAt", "?"),
                  received.text("sla.legalBasis", "?"));
        });
  }

  private List<String> provisioned(List<String> requests) throws Exception {
    List<String> addresses = new ArrayList<>();
    story.step(
        "Đợi máy chủ thư và Keycloak có đủ hộp thư",
        "GET /api/v1/requests/{id} đến khi hoàn thành",
        () -> {
          Instant begin = Instant.now();
          for (String request : requests) {
            awaitDone(request);
            for (JsonNode line : operator.all("/api/v1/requests/" + request + "/lines")) {
              NotSo.unless(line.path("state").asText().equals("DONE"), "có dòng chưa xong");
              addresses.add(line.path("reservedAddress").asText());
            }
          }
          NotSo.unless(
              new HashSet<>(addresses).size() == addresses.size(), "một địa chỉ cấp hai lần");
          return "%d hộp thư sau %d giây, ví dụ %s"
              .formatted(
                  addresses.size(),
                  Duration.between(begin, Instant.now()).toSeconds(),
                  addresses.subList(0, 3));
        });
    return addresses;
  }

  private void awaitDone(String request) {
    Answer _ =
        Waiting.until(
            PATIENCE,
            () -> operator.get("/api/v1/requests/" + request).expect(200),
            answer -> answer.text("state").equals("DONE"),
            "đề nghị chưa hoàn thành");
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = ListChapter.class.getResourceAsStream("/demo/" + name)) {
      if (in == null) {
        throw new NotSo("thiếu tệp mẫu " + name);
      }
      return in.readAllBytes();
    }
  }
}
