package vn.congvu.e2e.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import vn.congvu.e2e.system.Answer;
import vn.congvu.e2e.system.Api;
import vn.congvu.e2e.system.Mail;
import vn.congvu.e2e.system.NotSo;

/** A password from the one-time link to the day on which it leaks. */
final class PasswordChapter {

  private final Story story;
  private final Mail mail;
  private final Api focalPoint;
  private final Api operator;
  private final Api nobody;

  PasswordChapter(Story story, Mail mail, Api focalPoint, Api operator, Api nobody) {
    this.story = story;
    this.mail = mail;
    this.focalPoint = focalPoint;
    this.operator = operator;
    this.nobody = nobody;
  }

  void setPassword(String address, String password) throws Exception {
    story.step(
        "Trao liên kết một lần, người dùng tự đặt mật khẩu: " + address,
        "POST /api/v1/password-links, rồi /redemptions với mã trong liên kết",
        () -> {
          String report =
              focalPoint.all("/api/v1/credential-reports").stream()
                  .filter(one -> one.path("mailboxAddress").asText().equals(address))
                  .map(one -> one.path("id").asText())
                  .findFirst()
                  .orElseThrow(() -> new NotSo("hộp thư mới không có phiếu chờ mật khẩu"));
          String url =
              focalPoint
                  .post(
                      "/api/v1/password-links",
                      Map.of(
                          "reportId",
                          report,
                          "identityCheck",
                          Map.of("method", "MEETING", "checkedAt", Instant.now().toString())))
                  .expect(201)
                  .text("url");
          String token = url.substring(url.indexOf('#') + 1);
          Answer weak = redeem(token, "123456");
          NotSo.unless(weak.status() == 400, "mật khẩu yếu mà không bị từ chối: " + weak.status());
          Answer set = redeem(token, password);
          NotSo.unless(set.status() < 300, "không đặt được mật khẩu: " + set.text("detail", ""));
          Answer again = redeem(token, password);
          NotSo.unless(again.status() == 410, "liên kết dùng được hai lần");
          NotSo.unless(mail.logsIn(address, password), "IMAP không nhận mật khẩu mới");
          return "mật khẩu yếu bị từ chối; đặt xong thì IMAP đăng nhập được; liên kết dùng lại: 410";
        });
  }

  private Answer redeem(String token, String password) {
    return nobody.post(
        "/api/v1/password-links/redemptions", Map.of("token", token, "newPassword", password));
  }

  void leak(String address, String password) throws Exception {
    story.step(
        "Báo lộ mật khẩu",
        "POST /api/v1/credential-reports LEAKED",
        () -> {
          try (var open = mail.open(address, password)) {
            focalPoint
                .post(
                    "/api/v1/credential-reports",
                    Map.of("mailboxAddress", address, "kind", "LEAKED"))
                .expect(201);
            Instant end = Instant.now().plusSeconds(20);
            while (mail.logsIn(address, password)) {
              NotSo.unless(Instant.now().isBefore(end), "mật khẩu cũ vẫn dùng được");
            }
            while (open.isConnected()) {
              NotSo.unless(Instant.now().isBefore(end), "phiên IMAP đang mở không bị cắt");
            }
          }
          return "mật khẩu cũ bị từ chối ở IMAP; phiên IMAP đang mở đã bị cắt";
        });
  }

  void incidentOf(String address) throws Exception {
    story.step(
        "Sự cố chiếm quyền do sự kiện mở ra",
        "GET /api/v1/incidents",
        () -> {
          JsonNode incident =
              operator.get("/api/v1/incidents?limit=200").expect(200).items().stream()
                  .filter(one -> one.path("mailboxAddress").asText().equals(address))
                  .findFirst()
                  .orElseThrow(() -> new NotSo("không có sự cố nào của " + address));
          return incident.path("code").asText() + " " + incident.path("kind").asText();
        });
  }
}
