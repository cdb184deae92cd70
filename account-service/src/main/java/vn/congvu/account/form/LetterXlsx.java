package vn.congvu.account.form;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A letter as .xlsx, row by row, so that ten thousand lines need no more memory than ten. Each text
 * is an inline string: one that begins with an equals sign stays a text to every office program.
 */
final class LetterXlsx {

  private static final String FONT = "Times New Roman";
  private static final int ROWS_BETWEEN_FLUSHES = 500;

  /** Characters that fit the width of a page. */
  private static final int PAGE = 95;

  private final Worksheet sheet;
  private final int last;
  private int row;

  private LetterXlsx(Worksheet sheet, int columns) {
    this.sheet = sheet;
    this.last = columns - 1;
  }

  static void write(Letter letter, OutputStream out) throws IOException {
    try (Workbook workbook = new Workbook(out, "Congvu", "1.0")) {
      workbook.setGlobalDefaultFont(FONT, 13);
      Worksheet sheet = workbook.newWorksheet(letter.kind().label());
      sheet.paperSize(PaperSize.A4_PAPER);
      sheet.fitToWidth((short) 1);
      sheet.fitToHeight((short) 0);
      new LetterXlsx(sheet, letter.kind().columns().size()).write(letter);
    }
  }

  private void write(Letter letter) throws IOException {
    for (int column = 0; column <= last; column++) {
      sheet.width(column, letter.kind().width(column) * PAGE / 100.0);
    }
    int half = last / 2;
    sheet.inlineString(row++, last, letter.kind().label());
    two(half, letter.superior() == null ? "" : letter.superior(), Letter.NATION, false);
    two(half, letter.agency(), Letter.MOTTO, true);
    two(half, letter.number(), letter.placeAndDate(), false);
    two(half, letter.about(), "", false);
    row++;
    centred("Kính gửi: " + letter.addressee());
    row++;
    letter.bases().forEach(basis -> text(basis + ";"));
    text(letter.opening());
    letter.requester().forEach(this::text);
    row++;
    list(letter);
    row++;
    text(letter.count());
    row++;
    two(half, "Nơi nhận:", Letter.CONFIRMED, true);
    letter.receivers().forEach(receiver -> put(row++, 0, "- " + receiver));
  }

  private void list(Letter letter) throws IOException {
    int header = row;
    cells(letter.kind().columns());
    sheet
        .range(header, 0, header, last)
        .style()
        .bold()
        .horizontalAlignment("center")
        .verticalAlignment("center")
        .wrapText(true)
        .borderStyle(BorderStyle.THIN)
        .set();
    sheet.repeatRows(header);
    for (List<String> line : letter.rows()) {
      sheet.range(row, 0, row, last).style().wrapText(true).borderStyle(BorderStyle.THIN).set();
      cells(line);
      if ((row - header) % ROWS_BETWEEN_FLUSHES == 0) {
        sheet.flush();
      }
    }
  }

  private void cells(List<String> texts) {
    for (int column = 0; column < texts.size(); column++) {
      put(row, column, texts.get(column));
    }
    row++;
  }

  private void two(int half, String left, String right, boolean bold) {
    put(row, 0, left);
    put(row, half + 1, right);
    sheet.range(row, 0, row, half).merge();
    sheet.range(row, half + 1, row, last).merge();
    var style = sheet.range(row, 0, row, last).style().horizontalAlignment("center").wrapText(true);
    (bold ? style.bold() : style).set();
    row++;
  }

  private void centred(String text) {
    put(row, 0, text);
    sheet.range(row, 0, row, last).merge();
    sheet.range(row, 0, row, last).style().horizontalAlignment("center").set();
    row++;
  }

  private void text(String text) {
    put(row, 0, text);
    sheet.range(row, 0, row, last).merge();
    sheet.range(row, 0, row, last).style().wrapText(true).set();
    // Excel does not grow merged rows by itself.
    sheet.rowHeight(row, 18.0 * (1 + text.length() / PAGE));
    row++;
  }

  private void put(int at, int column, String text) {
    sheet.inlineString(at, column, Letter.printable(text));
  }
}
