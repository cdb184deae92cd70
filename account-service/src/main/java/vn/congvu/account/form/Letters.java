package vn.congvu.account.form;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
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

  Letter write(RequestView request, UnitView unit, List<StepView> steps, List<LineView> lines) {
    FormKind kind = FormKind.of(request.type());
    List<List<String>> rows = new ArrayList<>(lines.size());
    for (LineView line : lines) {
      rows.add(row(kind, request, rows.size() + 1, line));
    }
    String parent = unit.parentCode();
    return new Letter(
        kind,
        parent == null ? null : upper(nameOf(parent)),
        upper(unit.name()),
        "Số: " + requireNonNullElse(request.letterNumber(), "……/…………"),
        place() + ", " + date(confirmedAt(steps)),
        regulation.operatorName(),
        bases(kind, request),
        unit.name() + " " + kind.about() + " theo danh sách sau:",
        List.of(
            "Họ tên người yêu cầu: " + (steps.isEmpty() ? ROOM : steps.getFirst().by()),
            "Chức vụ: " + ROOM,
            "Đơn vị: " + unit.name(),
            "Điện thoại: " + ROOM),
        rows,
        List.of("Như trên;", "Lưu: VT."));
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

  private static @Nullable Instant confirmedAt(List<StepView> steps) {
    return steps.stream()
        .filter(step -> step.to() == RequestState.SENT)
        .map(StepView::at)
        .reduce((one, later) -> later)
        .orElse(null);
  }

  private static String date(@Nullable Instant at) {
    if (at == null) {
      return "ngày …… tháng …… năm ……";
    }
    LocalDate day = LocalDate.ofInstant(at, WorkingCalendar.ZONE);
    // Nghị định 30/2020: a zero before days below ten and the months January and February only.
    String month = (day.getMonthValue() < 3 ? "0" : "") + day.getMonthValue();
    return "ngày %02d tháng %s năm %d".formatted(day.getDayOfMonth(), month, day.getYear());
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
