package vn.congvu.paper;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/** Liberation Serif: Times New Roman itself may not be passed on. */
enum Serif {
  REGULAR("Regular"),
  BOLD("Bold"),
  ITALIC("Italic"),
  BOLD_ITALIC("BoldItalic");

  private final BaseFont base;

  Serif(String style) {
    String file = "LiberationSerif-" + style + ".ttf";
    try (InputStream in = BaseFont.class.getResourceAsStream("/liberation/" + file)) {
      base =
          BaseFont.createFont(
              file,
              BaseFont.IDENTITY_H,
              BaseFont.EMBEDDED,
              true,
              requireNonNull(in, file).readAllBytes(),
              null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Font font(int size) {
    return new Font(base, size);
  }

  /** Composed, as the font has it. */
  String showable(String text) {
    var shown = new StringBuilder();
    Normalizer.normalize(Paper.printable(text), Normalizer.Form.NFC)
        .codePoints()
        .forEach(
            point -> shown.appendCodePoint(point == '\n' || base.charExists(point) ? point : '?'));
    return shown.toString();
  }
}
