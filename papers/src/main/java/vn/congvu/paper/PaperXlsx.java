package vn.congvu.paper;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.congvu.paper.Paper.Basis;
import vn.congvu.paper.Paper.Block;
import vn.congvu.paper.Paper.Column;
import vn.congvu.paper.Paper.Heading;
import vn.congvu.paper.Paper.Letter;
import vn.congvu.paper.Paper.Named;
import vn.congvu.paper.Paper.Note;
import vn.congvu.paper.Paper.Signature;
import vn.congvu.paper.Paper.Table;
import vn.congvu.paper.Paper.Text;

/**
 * A paper that is mostly one table as .xlsx, row by row, so that ten thousand rows need no more
 * memory than ten. Each text is an inline string: one that begins with an equals sign stays a text
 * to every office program.
 */
final class PaperXlsx {

  private static final String FONT = "Times New Roman";
  private static final int ROWS_BETWEEN_FLUSHES = 500;

  /** Characters that fit the width of a page. */
  private static final int PAGE = 95;

  private final Worksheet sheet;
  private final int half;
  private final int last;
  private int row;

  private PaperXlsx(Worksheet sheet, int columns) {
    this.sheet = sheet;
    this.last = columns - 1;
    this.half = last / 2;
  }

  /**
   * @throws java.util.NoSuchElementException when the paper has no table
   */
  static void write(Paper paper, OutputStream out) throws IOException {
    List<Column> columns =
        paper.body().stream()
            .filter(Table.class::isInstance)
            .map(block -> ((Table) block).columns())
            .findFirst()
            .orElseThrow();
    try (Workbook workbook = new Workbook(out, "Congvu", "1.0")) {
      workbook.setGlobalDefaultFont(FONT, Layout.HEAD);
      Worksheet sheet =
          workbook.newWorksheet(Objects.requireNonNullElse(paper.label(), "Danh sách"));
      sheet.paperSize(PaperSize.A4_PAPER);
      sheet.fitToWidth((short) 1);
      sheet.fitToHeight((short) 0);
      for (int at = 0; at < columns.size(); at++) {
        sheet.width(at, columns.get(at).width() * PAGE / 100.0);
      }
      new PaperXlsx(sheet, columns.size()).write(paper);
    }
  }

  private void write(Paper paper) throws IOException {
    head(paper);
    if (paper.subject() instanceof Named named) {
      row++;
      centred(named.name());
      named.summary().forEach(this::centred);
    }
    if (paper.addressee() != null) {
      row++;
      centred(Paper.TO + paper.addressee());
    }
    row++;
    for (Block block : paper.body()) {
      block(block);
    }
    row++;
    foot(paper);
  }

  private void head(Paper paper) {
    if (paper.label() != null) {
      put(row++, last, paper.label());
    }
    Letterhead head = paper.letterhead();
    two(head.superior(), Paper.NATION, false);
    two(head.agency(), Paper.MOTTO, true);
    two(head.number(), head.placeAndDate(), false);
    if (paper.subject() instanceof Letter letter) {
      two("V/v " + letter.about(), "", false);
    }
  }

  private void block(Block block) throws IOException {
    switch (block) {
      case Basis basis -> text(basis.text() + ";");
      case Heading heading -> text(heading.text());
      case Text text -> text(text.text());
      case Note note -> text(note.text());
      case Table table -> table(table);
    }
  }

  private void table(Table table) throws IOException {
    int header = ++row;
    cells(table.columns().stream().map(Column::title).toList());
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
    for (List<String> line : table.rows()) {
      sheet.range(row, 0, row, last).style().wrapText(true).borderStyle(BorderStyle.THIN).set();
      cells(line);
      if ((row - header) % ROWS_BETWEEN_FLUSHES == 0) {
        sheet.flush();
      }
    }
    row++;
  }

  private void foot(Paper paper) {
    for (Signature signature : paper.signatures()) {
      two("", signature.capacity(), true);
      two("", "(" + signature.how() + ")", false);
      row += 3;
      two("", signature.name(), true);
    }
    if (!paper.receivers().isEmpty()) {
      put(row++, 0, Paper.RECEIVERS);
      paper.receivers().forEach(receiver -> put(row++, 0, "- " + receiver));
    }
  }

  private void cells(List<String> texts) {
    for (int column = 0; column < texts.size(); column++) {
      put(row, column, texts.get(column));
    }
    row++;
  }

  private void two(@Nullable String left, @Nullable String right, boolean bold) {
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

  private void put(int at, int column, @Nullable String text) {
    sheet.inlineString(at, column, Paper.printable(text));
  }
}
