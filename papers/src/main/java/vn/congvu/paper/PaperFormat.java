package vn.congvu.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The files that a paper can be written to. */
public enum PaperFormat {
  DOCX(PaperFormat.DOCX_TYPE, PaperDocx::write),
  PDF(PaperFormat.PDF_TYPE, PaperPdf::write),
  XLSX(PaperFormat.XLSX_TYPE, PaperXlsx::write);

  public static final String DOCX_TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  public static final String PDF_TYPE = "application/pdf";
  public static final String XLSX_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private interface Writer {
    void write(Paper paper, OutputStream out) throws IOException;
  }

  private final String mediaType;
  private final Writer writer;

  PaperFormat(String mediaType, Writer writer) {
    this.mediaType = mediaType;
    this.writer = writer;
  }

  public String mediaType() {
    return mediaType;
  }

  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The whole file. */
  public byte[] bytes(Paper paper) {
    var bytes = new ByteArrayOutputStream();
    try {
      writer.write(paper, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }
}
