package vn.congvu.account.form;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/** A letter as .docx; sizes and margins are those of Phụ lục I, Nghị định 30/2020/NĐ-CP. */
final class LetterDocx {

  private static final String FONT = "Times New Roman";
  private static final int BODY = 14;
  private static final int HEAD = 13;
  private static final int TABLE = 12;
  private static final int RECEIVERS = 11;

  private final XWPFDocument document = new XWPFDocument();

  private LetterDocx() {}

  static void write(Letter letter, OutputStream out) throws IOException {
    LetterDocx docx = new LetterDocx();
    try (docx.document) {
      docx.page();
      docx.head(letter);
      docx.body(letter);
      docx.list(letter);
      docx.foot(letter);
      docx.document.write(out);
    }
  }

  private void page() {
    CTSectPr section = document.getDocument().getBody().addNewSectPr();
    CTPageSz size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(twips(210)));
    size.setH(BigInteger.valueOf(twips(297)));
    CTPageMar margins = section.addNewPgMar();
    margins.setTop(BigInteger.valueOf(twips(20)));
    margins.setBottom(BigInteger.valueOf(twips(20)));
    margins.setLeft(BigInteger.valueOf(twips(30)));
    margins.setRight(BigInteger.valueOf(twips(15)));
  }

  private static int twips(int millimetres) {
    return Math.round(millimetres * 1440 / 25.4f);
  }

  private void head(Letter letter) {
    XWPFParagraph form = document.createParagraph();
    form.setAlignment(ParagraphAlignment.RIGHT);
    run(form, letter.kind().label(), TABLE).setItalic(true);
    XWPFTable table = borderless(40, 60);
    XWPFTableCell left = table.getRow(0).getCell(0);
    XWPFTableCell right = table.getRow(0).getCell(1);
    if (letter.superior() != null) {
      line(left, letter.superior(), HEAD);
    }
    line(left, letter.agency(), HEAD).setBold(true);
    line(left, "———————", HEAD);
    line(left, letter.number(), HEAD);
    line(left, letter.about(), TABLE);
    line(right, Letter.NATION, HEAD).setBold(true);
    line(right, Letter.MOTTO, BODY).setBold(true);
    line(right, "———————————————", HEAD);
    line(right, letter.placeAndDate(), BODY).setItalic(true);
    left.removeParagraph(0);
    right.removeParagraph(0);
  }

  private void body(Letter letter) {
    XWPFParagraph to = document.createParagraph();
    to.setAlignment(ParagraphAlignment.CENTER);
    to.setSpacingBefore(240);
    to.setSpacingAfter(240);
    run(to, "Kính gửi: " + letter.addressee(), BODY);
    letter.bases().forEach(basis -> paragraph(basis + ";").setItalic(true));
    paragraph(letter.opening());
    letter.requester().forEach(this::paragraph);
  }

  private XWPFRun paragraph(String text) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setAlignment(ParagraphAlignment.BOTH);
    paragraph.setFirstLineIndent(twips(10));
    paragraph.setSpacingAfter(120);
    return run(paragraph, text, BODY);
  }

  private void list(Letter letter) {
    List<String> columns = letter.kind().columns();
    XWPFTable table = document.createTable(1, columns.size());
    table.setWidth("100%");
    row(table.getRow(0), columns, letter.kind(), true);
    table.getRow(0).setRepeatHeader(true);
    for (List<String> cells : letter.rows()) {
      XWPFTableRow row = table.createRow();
      row.setCantSplitRow(true);
      row(row, cells, letter.kind(), false);
    }
    paragraph(letter.count()).setBold(true);
  }

  private static void row(XWPFTableRow row, List<String> cells, FormKind kind, boolean header) {
    for (int at = 0; at < cells.size(); at++) {
      XWPFTableCell cell = row.getCell(at);
      cell.setWidthType(TableWidthType.PCT);
      cell.setWidth(kind.width(at) + "%");
      XWPFParagraph paragraph = cell.getParagraphs().getFirst();
      paragraph.setAlignment(
          header || at == 0 ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT);
      run(paragraph, cells.get(at), TABLE).setBold(header);
    }
  }

  private void foot(Letter letter) {
    XWPFTable table = borderless(50, 50);
    XWPFTableCell left = table.getRow(0).getCell(0);
    XWPFTableCell right = table.getRow(0).getCell(1);
    XWPFRun receivers = line(left, "Nơi nhận:", TABLE);
    receivers.setBold(true);
    receivers.setItalic(true);
    letter.receivers().forEach(receiver -> line(left, "- " + receiver, RECEIVERS));
    left.getParagraphs().forEach(paragraph -> paragraph.setAlignment(ParagraphAlignment.LEFT));
    line(right, Letter.CONFIRMED, BODY).setBold(true);
    line(right, "(Ký, ghi rõ họ tên, đóng dấu hoặc ký số)", TABLE).setItalic(true);
    left.removeParagraph(0);
    right.removeParagraph(0);
  }

  private XWPFTable borderless(int left, int right) {
    XWPFTable table = document.createTable(1, 2);
    table.setWidth("100%");
    table.setTopBorder(XWPFBorderType.NONE, 0, 0, "auto");
    table.setBottomBorder(XWPFBorderType.NONE, 0, 0, "auto");
    table.setLeftBorder(XWPFBorderType.NONE, 0, 0, "auto");
    table.setRightBorder(XWPFBorderType.NONE, 0, 0, "auto");
    table.setInsideVBorder(XWPFBorderType.NONE, 0, 0, "auto");
    table.getRow(0).getCell(0).setWidth(left + "%");
    table.getRow(0).getCell(1).setWidth(right + "%");
    return table;
  }

  private static XWPFRun line(XWPFTableCell cell, String text, int size) {
    XWPFParagraph paragraph = cell.addParagraph();
    paragraph.setAlignment(ParagraphAlignment.CENTER);
    return run(paragraph, text, size);
  }

  private static XWPFRun run(XWPFParagraph paragraph, String text, int size) {
    XWPFRun run = paragraph.createRun();
    run.setFontFamily(FONT);
    run.setFontSize(size);
    run.setText(Letter.printable(text));
    return run;
  }
}
