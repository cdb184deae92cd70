package vn.congvu.account.importing.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.importing.sheet.SheetCell;

/** Reads one row by itself; what it has to do with other rows is {@link ListChecker}'s. */
final class RowChecker {

  private static final int LONGEST = 200;

  private final CheckContext context;
  private final MailCleaner mails;

  /** Merged cells leave the unit in the first row of their range only. */
  private @Nullable String unitAbove;

  RowChecker(CheckContext context) {
    this.context = context;
    this.mails = new MailCleaner(context.officialDomains());
  }

  record Reading(RowValues values, List<Finding> findings) {}

  Reading read(DraftRow row) {
    List<Finding> findings = new ArrayList<>();
    for (Column column : Column.values()) {
      checkCell(column, row.cell(column), findings);
    }
    checkContent(row, findings);
    String name = keep(NameCleaner.clean(nameText(row)), findings);
    String position = Words.tidy(row.cell(Column.POSITION).text());
    if (position.isEmpty()) {
      findings.add(Finding.of(FindingCode.POSITION_MISSING, Column.POSITION, "Thiếu chức vụ."));
    }
    String unit = unit(row, findings);
    findings.addAll(mails.personal(row.cell(Column.PERSONAL_MAIL).text()));
    RowValues values =
        new RowValues(
            name,
            position.isEmpty() ? null : position,
            unit,
            keep(PhoneCleaner.clean(row.cell(Column.PHONE)), findings),
            keep(BirthDateCleaner.clean(row.cell(Column.BIRTH_DATE), context.today()), findings),
            citizenIdTail(row, findings),
            keep(mails.official(row.cell(Column.OFFICIAL_MAIL).text()), findings));
    return new Reading(values, findings);
  }

  private static <T> @Nullable T keep(Cleaned<T> cleaned, List<Finding> findings) {
    findings.addAll(cleaned.findings());
    return cleaned.value();
  }

  private static String nameText(DraftRow row) {
    SheetCell whole = row.cell(Column.FULL_NAME);
    if (!whole.isBlank() || row.corrections().containsKey(Column.FULL_NAME)) {
      return whole.text();
    }
    return Stream.of(Column.SURNAME_AND_MIDDLE, Column.GIVEN_NAME)
        .map(column -> row.cell(column).text().strip())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static void checkCell(Column column, SheetCell cell, List<Finding> findings) {
    if (cell.kind() == SheetCell.Kind.ERROR) {
      findings.add(
          Finding.of(
              FindingCode.ERROR_CELL,
              column,
              "Ô báo lỗi " + cell.text() + " của Excel. Hãy nhập lại."));
    } else if (cell.kind() == SheetCell.Kind.FORMULA && column != Column.NUMBER) {
      findings.add(
          Finding.of(
              FindingCode.FORMULA_CELL,
              column,
              "Ô là công thức; chỉ lấy giá trị đang hiển thị, không tính lại."));
    }
    if (cell.text().length() > LONGEST) {
      findings.add(
          Finding.of(
              FindingCode.TEXT_TOO_LONG, column, "Nội dung ô dài hơn " + LONGEST + " ký tự."));
    }
    boolean prose = column != Column.PHONE && cell.kind() == SheetCell.Kind.TEXT;
    if (prose && cell.text().matches("(?s)[=+@\\t\\r-].+")) {
      findings.add(
          Finding.of(
              FindingCode.TEXT_LIKE_FORMULA,
              column,
              "Nội dung bắt đầu như một công thức; được giữ nguyên là chữ."));
    }
  }

  /**
   * Nghệ An's annex lists new, locked and deleted boxes together; only the new ones belong here.
   */
  private static void checkContent(DraftRow row, List<Finding> findings) {
    String content = Words.fold(row.cell(Column.CONTENT).text());
    if (!content.isEmpty() && !content.matches(".*\\b(cap|moi|tao|them)\\b.*")) {
      findings.add(
          Finding.of(
              FindingCode.CONTENT_NOT_ISSUE,
              Column.CONTENT,
              "Nội dung đề nghị không phải cấp mới. Hãy bỏ dòng này và lập đề nghị loại khác."));
    }
  }

  private @Nullable String unit(DraftRow row, List<Finding> findings) {
    String text = Words.tidy(row.cell(Column.UNIT).text());
    String section = row.source().section();
    boolean corrected = row.corrections().containsKey(Column.UNIT);
    if (text.isEmpty() && !corrected && unitAbove != null && section == null) {
      text = unitAbove;
      findings.add(
          Finding.of(
              FindingCode.UNIT_FROM_ABOVE,
              Column.UNIT,
              "Ô đơn vị để trống; lấy theo dòng trên: '" + text + "'."));
    } else if (!text.isEmpty() && !corrected) {
      unitAbove = text;
    }
    if (text.isEmpty()) {
      return sectionOrDefault(section, findings);
    }
    UnitNames.Match match = context.units().find(text);
    if (match.unit() == null) {
      UnitNames.Match heading = section == null ? null : context.units().find(section);
      if (heading != null && heading.unit() != null && match.nearest() == null) {
        findings.add(partly(text, heading.unit()));
        return heading.unit().code();
      }
      findings.add(unknown(text, match.nearest()));
      return null;
    }
    if (!match.whole()) {
      findings.add(partly(text, match.unit()));
    }
    return match.unit().code();
  }

  private @Nullable String sectionOrDefault(@Nullable String section, List<Finding> findings) {
    if (section != null) {
      UnitNames.Match match = context.units().find(section);
      if (match.unit() != null) {
        return match.unit().code();
      }
    }
    String own = context.defaultUnit();
    if (own == null) {
      findings.add(
          Finding.of(FindingCode.UNIT_UNKNOWN, Column.UNIT, "Không ghi đơn vị của người này."));
      return null;
    }
    String name = context.units().byCode(own).map(KnownUnit::name).orElse(own);
    findings.add(
        Finding.of(
            FindingCode.UNIT_MISSING,
            Column.UNIT,
            "Không ghi đơn vị; lấy đơn vị gửi danh sách: " + name + "."));
    return own;
  }

  private static Finding partly(String text, KnownUnit unit) {
    return Finding.of(
        FindingCode.UNIT_PARTLY_KNOWN,
        Column.UNIT,
        "Bộ phận '" + text + "' chưa có trong danh mục; xếp vào " + unit.name() + ".",
        unit.code());
  }

  private static Finding unknown(String text, @Nullable KnownUnit nearest) {
    String message = "Không tìm thấy đơn vị '" + text + "' trong phạm vi được lập danh sách.";
    return nearest == null
        ? Finding.of(FindingCode.UNIT_UNKNOWN, Column.UNIT, message)
        : Finding.of(
            FindingCode.UNIT_UNKNOWN,
            Column.UNIT,
            message + " Có phải là '" + nearest.name() + "'?",
            nearest.code());
  }

  private @Nullable String citizenIdTail(DraftRow row, List<Finding> findings) {
    SheetCell cell = row.cell(Column.CITIZEN_ID);
    if (cell.isBlank()) {
      return null;
    }
    String tail = CitizenId.tail(CitizenId.masked(cell));
    if (tail.isEmpty()) {
      findings.add(
          Finding.of(
              FindingCode.CITIZEN_ID_INVALID,
              Column.CITIZEN_ID,
              "Số CCCD không đủ 12 chữ số; không dùng."));
    }
    return context.keepsCitizenId() && !tail.isEmpty() ? Objects.requireNonNull(tail) : null;
  }
}
