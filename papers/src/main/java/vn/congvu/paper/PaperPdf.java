package vn.congvu.paper;

import static org.openpdf.text.Element.ALIGN_CENTER;
import static org.openpdf.text.Element.ALIGN_JUSTIFIED;
import static org.openpdf.text.Element.ALIGN_LEFT;
import static org.openpdf.text.Element.ALIGN_RIGHT;
import static vn.congvu.paper.Layout.BODY;
import static vn.congvu.paper.Layout.HEAD;
import static vn.congvu.paper.Layout.INDENT;
import static vn.congvu.paper.Layout.SMALL;
import static vn.congvu.paper.Layout.TABLE;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;
import vn.congvu.paper.Paper.Basis;
import vn.congvu.paper.Paper.Block;
import vn.congvu.paper.Paper.Column;
import vn.congvu.paper.Paper.Heading;
import vn.congvu.paper.Paper.Letter;
import vn.congvu.paper.Paper.Named;
import vn.congvu.paper.Paper.Note;
import vn.congvu.paper.Paper.Signature;
import vn.congvu.paper.Paper.Subject;
import vn.congvu.paper.Paper.Table;
import vn.congvu.paper.Paper.Text;

/** A paper as .pdf with its fonts embedded. What the font lacks stands as a question mark. */
final class PaperPdf {

  private static final float MILLIMETRE = 72 / 25.4f;
  private static final float LEADING = 1.25f;
  private static final float GAP = 6;

  private final Document document =
      new Document(
          PageSize.A4,
          Layout.LEFT * MILLIMETRE,
          Layout.RIGHT * MILLIMETRE,
          Layout.TOP * MILLIMETRE,
          Layout.BOTTOM * MILLIMETRE);

  private PaperPdf() {}

  static void write(Paper paper, OutputStream out) {
    PaperPdf pdf = new PaperPdf();
    PdfWriter.getInstance(pdf.document, out).setPageEvent(new PageNumbers());
    pdf.document.addTitle(windowTitle(paper.subject()));
    pdf.document.open();
    pdf.head(paper);
    pdf.title(paper);
    paper.body().forEach(pdf::block);
    pdf.foot(paper);
    pdf.document.close();
  }

  private static String windowTitle(Subject subject) {
    return switch (subject) {
      case Letter letter -> letter.about();
      case Named named -> named.name();
    };
  }

  private void head(Paper paper) {
    if (paper.label() != null) {
      document.add(line(paper.label(), Serif.ITALIC, TABLE, ALIGN_RIGHT));
    }
    Letterhead letterhead = paper.letterhead();
    PdfPCell left = open();
    PdfPCell right = open();
    if (letterhead.superior() != null) {
      left.addElement(centred(letterhead.superior(), Serif.REGULAR, HEAD));
    }
    left.addElement(centred(letterhead.agency(), Serif.BOLD, HEAD));
    left.addElement(centred(Layout.SHORT_RULE, Serif.REGULAR, SMALL));
    if (letterhead.number() != null) {
      left.addElement(centred(letterhead.number(), Serif.REGULAR, HEAD));
    }
    if (paper.subject() instanceof Letter letter) {
      left.addElement(centred("V/v " + letter.about(), Serif.REGULAR, TABLE));
    }
    // One size smaller than in the .docx: the nation's name has to stay on one line.
    right.addElement(centred(Paper.NATION, Serif.BOLD, TABLE));
    right.addElement(centred(Paper.MOTTO, Serif.BOLD, HEAD));
    right.addElement(centred(Layout.LONG_RULE, Serif.REGULAR, SMALL));
    right.addElement(centred(letterhead.placeAndDate(), Serif.ITALIC, HEAD));
    beside(new float[] {40, 60}, List.of(left, right));
  }

  private void title(Paper paper) {
    if (paper.subject() instanceof Named named) {
      Paragraph name = centred(named.name(), Serif.BOLD, BODY);
      name.setSpacingBefore(2 * GAP);
      document.add(name);
      named.summary().forEach(line -> document.add(centred(line, Serif.BOLD, BODY)));
      document.add(centred(Layout.SHORT_RULE, Serif.REGULAR, SMALL));
    }
    if (paper.addressee() != null) {
      Paragraph to = centred(Paper.TO + paper.addressee(), Serif.REGULAR, BODY);
      to.setSpacingBefore(2 * GAP);
      to.setSpacingAfter(GAP);
      document.add(to);
    }
  }

  private void block(Block block) {
    switch (block) {
      case Basis basis -> paragraph(basis.text() + ";", Serif.ITALIC, BODY, ALIGN_JUSTIFIED);
      case Heading heading -> paragraph(heading.text(), Serif.BOLD, BODY, ALIGN_JUSTIFIED);
      case Text text -> paragraph(text.text(), Serif.REGULAR, BODY, ALIGN_JUSTIFIED);
      case Note note -> paragraph(note.text(), Serif.REGULAR, SMALL, ALIGN_LEFT);
      case Table table -> table(table);
    }
  }

  private void paragraph(String text, Serif serif, int size, int alignment) {
    Paragraph paragraph = line(text, serif, size, alignment);
    paragraph.setFirstLineIndent(INDENT * MILLIMETRE);
    paragraph.setSpacingBefore(GAP);
    document.add(paragraph);
  }

  private void table(Table content) {
    List<Column> columns = content.columns();
    float[] widths = new float[columns.size()];
    for (int at = 0; at < widths.length; at++) {
      widths[at] = columns.get(at).width();
    }
    PdfPTable table = new PdfPTable(widths);
    table.setWidthPercentage(100);
    table.setSpacingBefore(GAP);
    table.setSpacingAfter(GAP);
    table.setHeaderRows(1);
    columns.forEach(column -> table.addCell(cell(column.title(), Serif.BOLD, ALIGN_CENTER)));
    for (List<String> row : content.rows()) {
      for (int at = 0; at < row.size(); at++) {
        table.addCell(cell(row.get(at), Serif.REGULAR, at == 0 ? ALIGN_CENTER : ALIGN_LEFT));
      }
    }
    document.add(table);
  }

  private static PdfPCell cell(String text, Serif serif, int alignment) {
    PdfPCell cell = new PdfPCell(new Phrase(serif.showable(text), serif.font(TABLE)));
    cell.setHorizontalAlignment(alignment);
    cell.setPadding(3);
    return cell;
  }

  private void foot(Paper paper) {
    var places = new ArrayList<PdfPCell>();
    if (!paper.receivers().isEmpty()) {
      PdfPCell receivers = open();
      receivers.addElement(line(Paper.RECEIVERS, Serif.BOLD_ITALIC, TABLE, ALIGN_LEFT));
      paper
          .receivers()
          .forEach(
              each -> receivers.addElement(line("- " + each, Serif.REGULAR, SMALL, ALIGN_LEFT)));
      places.add(receivers);
    }
    for (Signature signature : paper.signatures()) {
      PdfPCell place = open();
      place.addElement(centred(signature.capacity(), Serif.BOLD, BODY));
      place.addElement(centred("(" + signature.how() + ")", Serif.ITALIC, TABLE));
      if (signature.name() != null) {
        Paragraph name = centred(signature.name(), Serif.BOLD, BODY);
        name.setSpacingBefore(10 * GAP);
        place.addElement(name);
      }
      places.add(place);
    }
    if (!places.isEmpty()) {
      float[] widths = new float[places.size()];
      Arrays.fill(widths, 1);
      beside(widths, places);
    }
  }

  private void beside(float[] widths, List<PdfPCell> cells) {
    PdfPTable table = new PdfPTable(widths);
    table.setWidthPercentage(100);
    table.setSpacingBefore(2 * GAP);
    table.setKeepTogether(true);
    cells.forEach(table::addCell);
    document.add(table);
  }

  private static PdfPCell open() {
    PdfPCell cell = new PdfPCell();
    cell.setBorder(Rectangle.NO_BORDER);
    cell.setPadding(0);
    return cell;
  }

  private static Paragraph centred(String text, Serif serif, int size) {
    return line(text, serif, size, ALIGN_CENTER);
  }

  private static Paragraph line(String text, Serif serif, int size, int alignment) {
    Paragraph line = new Paragraph(size * LEADING, serif.showable(text), serif.font(size));
    line.setAlignment(alignment);
    return line;
  }

  /** At the top, in the middle, from the second page on. */
  private static final class PageNumbers extends PdfPageEventHelper {
    @Override
    public void onEndPage(PdfWriter writer, Document document) {
      int page = writer.getPageNumber();
      if (page > 1) {
        ColumnText.showTextAligned(
            writer.getDirectContent(),
            ALIGN_CENTER,
            new Phrase("" + page, Serif.REGULAR.font(HEAD)),
            (document.left() + document.right()) / 2,
            document.top() + GAP,
            0);
      }
    }
  }
}
