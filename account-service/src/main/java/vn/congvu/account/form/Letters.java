package vn.congvu.account.form;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.RegulationProfile;
import vn.congvu.account.profile.RequestType;
import vn.congvu.account.request.DraftLine;
import vn.congvu.account.request.LinePerson;
import vn.congvu.account.request.LineView;
import vn.congvu.account.request.RequestState;
import vn.congvu.account.request.RequestView;
import vn.congvu.account.request.StepView;
import vn.congvu.account.unit.UnitView;
import vn.congvu.paper.Letterhead;
import vn.congvu.paper.Paper;
import vn.congvu.paper.Paper.Basis;
import vn.congvu.paper.Paper.Block;
import vn.congvu.paper.Paper.Heading;
import vn.congvu.paper.Paper.Signature;
import vn.congvu.paper.Paper.Table;
import vn.congvu.paper.Paper.Text;
import vn.congvu.platform.calendar.WorkingCalendar;

/** Writes a request's letter. */
final class Letters {

  private static final String ROOM = "……………………";

  private final RegulationProfile regulation;

  /** Names of units by code. */
  private final Map<String, String> unitNames;

  Letters(RegulationProfile regulation, Map<String, String> unitNames) {
    this.regulation = regulation;
    this.unitNames = unitNames;
  }

  Paper write(RequestView request, UnitView unit, List<StepView> steps, List<LineView> lines) {
    FormKind kind = FormKind.of(request.type());
    String parent = unit.parentCode();
    return new Paper(
        kind.label(),
        new Letterhead(
            parent == null ? null : upper(nameOf(parent)),
            upper(unit.name()),
            "Số: " + requireNonNullElse(request.letterNumber(), "……/…………"),
            Letterhead.placeAndDate(place(), confirmedOn(steps))),
        new Paper.Letter(kind.about()),
        regulation.operatorName(),
        body(kind, request, unit, steps, lines),
        List.of("Như trên;", "Lưu: VT."),
        List.of(
            new Signature("XÁC NHẬN CỦA CƠ QUAN", "Ký, ghi rõ họ tên, đóng dấu hoặc ký số", null)));
  }

  private List<Block> body(
      FormKind kind,
      RequestView request,
      UnitView unit,
      List<StepView> steps,
      List<LineView> lines) {
    List<Block> body = new ArrayList<>();
    bases(kind, request).forEach(basis -> body.add(new Basis(basis)));
    body.add(new Text(unit.name() + " " + kind.about() + " theo danh sách sau:"));
    body.add(new Text("Họ tên người yêu cầu: " + (steps.isEmpty() ? ROOM : steps.getFirst().by())));
    body.add(new Text("Chức vụ: " + ROOM));
    body.add(new Text("Đơn vị: " + unit.name()));
    body.add(new Text("Điện thoại: " + ROOM));
    List<List<String>> rows = new ArrayList<>(lines.size());
    for (LineView line : lines) {
      rows.add(row(kind, request, rows.size() + 1, line));
    }
    body.add(new Table(kind.columns(), rows));
    body.add(new Heading("Danh sách đề nghị: %02d tài khoản".formatted(rows.size())));
    return body;
  }

  private List<String> bases(FormKind kind, RequestView request) {
    String regulationBasis = "Căn cứ " + regulation.title();
    if (kind != FormKind.CHANGE_OR_CLOSURE) {
      return List.of(regulationBasis);
    }
    String reason = request.reason();
    String decision =
        reason != null && reason.startsWith("Quyết định")
            ? reason
            : "Quyết định số ……/QĐ-…… ngày ……/……/…… về việc tiếp nhận, điều động, bổ nhiệm";
    return List.of(regulationBasis, "Căn cứ " + decision);
  }

  private List<String> row(FormKind kind, RequestView request, int number, LineView view) {
    DraftLine line = view.line();
    String who = requireNonNullElse(line.fullName(), address(view));
    String unit = nameOf(requireNonNullElse(line.unitCode(), request.unit()));
    String position = requireNonNullElse(line.position(), "");
    String phone = requireNonNullElse(line.phone(), "");
    return switch (kind) {
      case ISSUE -> List.of("" + number, who, position, unit, phone);
      case RECOVERY -> List.of("" + number, who, unit, address(view), phone);
      case CHANGE_OR_CLOSURE -> {
        boolean closure = request.type() == RequestType.CLOSURE;
        yield List.of(
            "" + number,
            who,
            position,
            unit,
            closure ? "☐" : "☒",
            closure ? "☒" : "☐",
            content(request, view));
      }
    };
  }

  private static String address(LineView view) {
    return requireNonNullElse(
        view.line().mailboxAddress(), requireNonNullElse(view.reservedAddress(), ""));
  }

  private static String content(RequestView request, LineView view) {
    DraftLine line = view.line();
    String wanted = line.wantedAddress() == null ? view.reservedAddress() : line.wantedAddress();
    String what =
        switch (request.type()) {
          case CHANGE -> "Thay đổi thông tin" + people(line);
          case TRANSFER -> "Chuyển đơn vị" + (wanted == null ? "" : ", địa chỉ mới " + wanted);
          case RENAME -> "Đổi tên thành " + wanted;
          case ALIAS -> "Thêm bí danh " + wanted;
          case QUOTA -> "Tăng dung lượng" + gibibytes(line.quotaBytes());
          case LOCK -> "Tạm khóa";
          case CLOSURE -> "Thu hồi";
          case ISSUE, UNLOCK, PASSWORD_RESET -> "";
        };
    return Stream.of(address(view), what, requireNonNullElse(line.reason(), ""))
        .filter(text -> !text.isBlank())
        .reduce((one, other) -> one + "; " + other)
        .orElse("");
  }

  /** Of an organisation's mailbox. */
  private static String people(DraftLine line) {
    String head = line.head() == null ? "" : ", Thủ trưởng: " + line.head().fullName();
    return line.users() == null
        ? head
        : head
            + ", sử dụng: "
            + line.users().stream().map(LinePerson::fullName).collect(Collectors.joining(", "));
  }

  private static String gibibytes(@Nullable Long bytes) {
    return bytes == null ? "" : " lên %.1f GB".formatted(bytes / (double) (1L << 30));
  }

  private String nameOf(String unitCode) {
    return unitNames.getOrDefault(unitCode, unitCode);
  }

  private String place() {
    return regulation.province().replaceFirst("^(?i:tỉnh|thành phố) ", "");
  }

  private static @Nullable LocalDate confirmedOn(List<StepView> steps) {
    return steps.stream()
        .filter(step -> step.to() == RequestState.SENT)
        .map(step -> LocalDate.ofInstant(step.at(), WorkingCalendar.ZONE))
        .reduce((one, later) -> later)
        .orElse(null);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
