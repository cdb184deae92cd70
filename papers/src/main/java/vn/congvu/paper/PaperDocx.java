package vn.congvu.paper;

import static vn.congvu.paper.Layout.BODY;
import static vn.congvu.paper.Layout.HEAD;
import static vn.congvu.paper.Layout.INDENT;
import static vn.congvu.paper.Layout.SMALL;
import static vn.congvu.paper.Layout.TABLE;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
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

/** A paper as .docx; all of it lies in memory while it is written. */
final class PaperDocx {

  private static final String FONT = "Times New Roman";

  private final XWPFDocument document = new XWPFDocument();

  private PaperDocx() {}

  static void write(Paper paper, OutputStream out) throws IOException {
    PaperDocx docx = new PaperDocx();
    try (docx.document) {
      docx.page();
      docx.head(paper);
      docx.title(paper);
      paper.body().forEach(docx::block);
      docx.foot(paper);
      docx.document.write(out);
    }
  }

  private void page() {
    CTSectPr section = document.getDocument().getBody().addNewSectPr();
    CTPageSz size = section.addNewPgSz();
    size.setW(twips(210));
    size.setH(twips(297));
    CTPageMar margins = section.addNewPgMar();
    margins.setTop(twips(Layout.TOP));
    margins.setBottom(twips(Layout.BOTTOM));
    margins.setLeft(twips(Layout.LEFT));
    margins.setRight(twips(Layout.RIGHT));
    margins.setHeader(twips(10));
    // Every page but the first is numbered.
    section.addNewTitlePg();
    XWPFParagraph number = document.createHeader(HeaderFooterType.DEFAULT).createParagraph();
    number.setAlignment(ParagraphAlignment.CENTER);
    number.getCTP().addNewFldSimple().setInstr("PAGE");
    document.createHeader(HeaderFooterType.FIRST);
  }

  private static BigInteger twips(int millimetres) {
    return BigInteger.valueOf(Math.round(millimetres * 1440 / 25.4f));
  }

  private void head(Paper paper) {
    if (paper.label() != null) {
      XWPFParagraph label = document.createParagraph();
      label.setAlignment(ParagraphAlignment.RIGHT);
      run(label, paper.label(), TABLE).setItalic(true);
    }
    Letterhead letterhead = paper.letterhead();
    XWPFTableRow row = borderless(40, 60).getRow(0);
    XWPFTableCell left = row.getCell(0);
    XWPFTableCell right = row.getCell(1);
    if (letterhead.superior() != null) {
      line(left, letterhead.superior(), HEAD);
    }
    line(left, letterhead.agency(), HEAD).setBold(true);
    line(left, Layout.SHORT_RULE, HEAD);
    if (letterhead.number() != null) {
      line(left, letterhead.number(), HEAD);
    }
    if (paper.subject() instanceof Letter letter) {
      line(left, "V/v " + letter.about(), TABLE);
    }
    line(right, Paper.NATION, HEAD).setBold(true);
    line(right, Paper.MOTTO, BODY).setBold(true);
    line(right, Layout.LONG_RULE, HEAD);
    line(right, letterhead.placeAndDate(), BODY).setItalic(true);
    left.removeParagraph(0);
    right.removeParagraph(0);
  }

  private void title(Paper paper) {
    if (paper.subject() instanceof Named named) {
      centred(named.name(), 240, 0).setBold(true);
      named.summary().forEach(line -> centred(line, 0, 0).setBold(true));
      centred(Layout.SHORT_RULE, 0, 120);
    }
    if (paper.addressee() != null) {
      centred(Paper.TO + paper.addressee(), 240, 240);
    }
  }

  private XWPFRun centred(String text, int before, int after) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setAlignment(ParagraphAlignment.CENTER);
    paragraph.setSpacingBefore(before);
    paragraph.setSpacingAfter(after);
    return run(paragraph, text, BODY);
  }

  private void block(Block block) {
    switch (block) {
      case Basis basis -> paragraph(basis.text() + ";", BODY).setItalic(true);
      case Heading heading -> paragraph(heading.text(), BODY).setBold(true);
      case Text text -> paragraph(text.text(), BODY);
      case Note note -> paragraph(note.text(), SMALL);
      case Table table -> table(table);
    }
  }

  private XWPFRun paragraph(String text, int size) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setAlignment(ParagraphAlignment.BOTH);
    paragraph.setFirstLineIndent(twips(INDENT).intValue());
    paragraph.setSpacingAfter(120);
    return run(paragraph, text, size);
  }

  private void table(Table content) {
    List<Column> columns = content.columns();
    XWPFTable table = document.createTable(1, columns.size());
    table.setWidth("100%");
    table.getRow(0).setRepeatHeader(true);
    row(table.getRow(0), columns, columns.stream().map(Column::title).toList(), true);
    for (List<String> cells : content.rows()) {
      XWPFTableRow row = table.createRow();
      row.setCantSplitRow(true);
      row(row, columns, cells, false);
    }
    document.createParagraph();
  }

  private static void row(
      XWPFTableRow row, List<Column> columns, List<String> cells, boolean header) {
    for (int at = 0; at < cells.size(); at++) {
      XWPFTableCell cell = row.getCell(at);
      cell.setWidthType(TableWidthType.PCT);
      cell.setWidth(columns.get(at).width() + "%");
      XWPFParagraph paragraph = cell.getParagraphs().getFirst();
      paragraph.setAlignment(
          header || at == 0 ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT);
      run(paragraph, cells.get(at), TABLE).setBold(header);
    }
  }

  private void foot(Paper paper) {
    int places = paper.signatures().size() + (paper.receivers().isEmpty() ? 0 : 1);
    if (places == 0) {
      return;
    }
    int[] widths = new int[places];
    Arrays.fill(widths, 100 / places);
    XWPFTableRow row = borderless(widths).getRow(0);
    int place = 0;
    if (!paper.receivers().isEmpty()) {
      receivers(row.getCell(place++), paper.receivers());
    }
    for (Signature signature : paper.signatures()) {
      signature(row.getCell(place++), signature);
    }
  }

  private static void receivers(XWPFTableCell cell, List<String> receivers) {
    XWPFRun title = line(cell, Paper.RECEIVERS, TABLE);
    title.setBold(true);
    title.setItalic(true);
    receivers.forEach(receiver -> line(cell, "- " + receiver, SMALL));
    cell.getParagraphs().forEach(paragraph -> paragraph.setAlignment(ParagraphAlignment.LEFT));
    cell.removeParagraph(0);
  }

  private static void signature(XWPFTableCell cell, Signature signature) {
    line(cell, signature.capacity(), BODY).setBold(true);
    line(cell, "(" + signature.how() + ")", TABLE).setItalic(true);
    if (signature.name() != null) {
      XWPFRun name = line(cell, signature.name(), BODY);
      name.setBold(true);
      ((XWPFParagraph) name.getParent()).setSpacingBefore(1200);
    }
    cell.removeParagraph(0);
  }

  private XWPFTable borderless(int... widths) {
    XWPFTable table = document.createTable(1, widths.length);
    table.setWidth("100%");
    table.setTopBorder(XWPFBorderType.NONE, 0, 0, "auto");
    table.setBottomBorder(XWPFBorderType.NONE, 0, 0, "auto");
    table.setLeftBorder(XWPFBorderType.NONE, 0, 0, "auto");
    table.setRightBorder(XWPFBorderType.NONE, 0, 0, "auto");
    table.setInsideVBorder(XWPFBorderType.NONE, 0, 0, "auto");
    for (int at = 0; at < widths.length; at++) {
      table.getRow(0).getCell(at).setWidth(widths[at] + "%");
    }
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
    run.setText(Paper.printable(text));
    return run;
  }
}
