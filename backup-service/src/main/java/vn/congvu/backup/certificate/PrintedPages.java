package vn.congvu.backup.certificate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * A PDF on A4 with the margins of NĐ 30/2020, written from top to bottom. The one font is that
 * which PDFBox brings along, embedded; bold is the same with a stroke around it.
 */
public final class PrintedPages {

  private static final float MILLIMETRE = 72 / 25.4f;
  private static final float TOP = 20 * MILLIMETRE;
  private static final float BOTTOM = 20 * MILLIMETRE;
  private static final float LEFT = 30 * MILLIMETRE;
  private static final float RIGHT = 15 * MILLIMETRE;
  private static final float WIDTH = PDRectangle.A4.getWidth() - LEFT - RIGHT;
  private static final float LINE = 1.35f;
  private static final float GAP = 6;
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** Text of one size, regular or bold. */
  public record Style(float size, boolean bold) {}

  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private PDPageContentStream page;
  private float y;

  private PrintedPages(String title) throws IOException {
    document.getDocumentInformation().setTitle(title);
    try (InputStream file = PDFont.class.getResourceAsStream(FONT)) {
      if (file == null) {
        throw new IllegalStateException("PDFBox no longer brings " + FONT);
      }
      font = PDType0Font.load(document, file);
    }
    page = newPage();
  }

  /** Writes all of a document. */
  @FunctionalInterface
  public interface Content {
    void writeTo(PrintedPages pages) throws IOException;
  }

  public static byte[] of(String title, Content content) {
    try {
      PrintedPages pages = new PrintedPages(title);
      try (pages.document) {
        content.writeTo(pages);
        pages.page.close();
        var bytes = new ByteArrayOutputStream();
        pages.document.save(bytes);
        return bytes.toByteArray();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  private PDPageContentStream newPage() throws IOException {
    PDPage added = new PDPage(PDRectangle.A4);
    document.addPage(added);
    y = PDRectangle.A4.getHeight() - TOP;
    return new PDPageContentStream(document, added);
  }

  /** Lines in the middle of the left and of the right half, beside each other. */
  public void heads(List<String> left, List<String> right, List<Style> styles) throws IOException {
    float split = WIDTH * 0.42f;
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      Style style = styles.get(Math.min(i, styles.size() - 1));
      List<String> leftLines = wrap(i < left.size() ? left.get(i) : "", style, split - GAP);
      List<String> rightLines = wrap(i < right.size() ? right.get(i) : "", style, WIDTH - split);
      for (int line = 0; line < Math.max(leftLines.size(), rightLines.size()); line++) {
        down(style.size() * LINE);
        centred(line < leftLines.size() ? leftLines.get(line) : "", style, 0, split - GAP);
        centred(line < rightLines.size() ? rightLines.get(line) : "", style, split, WIDTH - split);
      }
    }
  }

  public void centred(String text, Style style) throws IOException {
    for (String line : wrap(text, style, WIDTH)) {
      down(style.size() * LINE);
      centred(line, style, 0, WIDTH);
    }
  }

  private void centred(String line, Style style, float x, float width) throws IOException {
    show(line, style, x + (width - width(line, style)) / 2);
  }

  public void paragraph(String text, Style style) throws IOException {
    for (String line : wrap(text, style, WIDTH)) {
      down(style.size() * LINE);
      show(line, style, 0);
    }
  }

  /**
   * A row of a table without lines.
   *
   * @param shares of the page's width, one for each cell
   */
  public void row(List<String> cells, Style style, List<Float> shares) throws IOException {
    var wrapped = new ArrayList<List<String>>();
    for (int i = 0; i < cells.size(); i++) {
      wrapped.add(wrap(cells.get(i), style, WIDTH * shares.get(i) - GAP));
    }
    int lines = wrapped.stream().mapToInt(Collection::size).max().orElse(0);
    for (int line = 0; line < lines; line++) {
      down(style.size() * LINE);
      float x = 0;
      for (int i = 0; i < wrapped.size(); i++) {
        if (line < wrapped.get(i).size()) {
          show(wrapped.get(i).get(line), style, x);
        }
        x += WIDTH * shares.get(i);
      }
    }
  }

  public void space(float height) {
    y -= height;
  }

  private void down(float height) throws IOException {
    if (y - height < BOTTOM) {
      page.close();
      page = newPage();
    }
    y -= height;
  }

  private void show(String line, Style style, float x) throws IOException {
    if (line.isEmpty()) {
      return;
    }
    page.beginText();
    page.setFont(font, style.size());
    page.setRenderingMode(style.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
    page.setLineWidth(style.size() / 30);
    page.newLineAtOffset(LEFT + x, y);
    page.showText(line);
    page.endText();
  }

  private float width(String text, Style style) throws IOException {
    return font.getStringWidth(text) / 1000 * style.size();
  }

  private List<String> wrap(String text, Style style, float width) throws IOException {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : showable(text).split(" ")) {
      String rest = word;
      while (width(rest, style) > width) {
        // Base64 and addresses have no spaces; they are cut where the line ends.
        int fits = line.isEmpty() ? fitting(rest, style, width) : 0;
        if (fits > 0) {
          lines.add(rest.substring(0, fits));
          rest = rest.substring(fits);
        } else {
          lines.add(line.toString());
          line.setLength(0);
        }
      }
      if (!line.isEmpty() && width(line + " " + rest, style) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  private int fitting(String word, Style style, float width) throws IOException {
    int fits = 1;
    while (fits < word.length() && width(word.substring(0, fits + 1), style) <= width) {
      fits++;
    }
    return fits;
  }

  /** Composed, as the font has it; what the font lacks as a question mark. */
  private String showable(String text) throws IOException {
    var shown = new StringBuilder();
    for (int point : Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
      shown.append(has(point) ? Character.toString(point) : "?");
    }
    return shown.toString();
  }

  private boolean has(int point) throws IOException {
    try {
      return font.encode(Character.toString(point)).length > 0;
    } catch (IllegalArgumentException noGlyph) {
      return false;
    }
  }
}
