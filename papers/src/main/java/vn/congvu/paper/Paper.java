package vn.congvu.paper;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrative document says, whatever the file format.
 *
 * @param label of a form, such as "Mẫu 01"
 * @param addressee whom "Kính gửi" names
 * @param receivers what "Nơi nhận" lists; with none the paper has no such list
 * @param signatures side by side; a record (biên bản) has several
 */
public record Paper(
    @Nullable String label,
    Letterhead letterhead,
    Subject subject,
    @Nullable String addressee,
    List<Block> body,
    List<String> receivers,
    List<Signature> signatures) {

  static final String NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
  static final String MOTTO = "Độc lập - Tự do - Hạnh phúc";
  static final String TO = "Kính gửi: ";
  static final String RECEIVERS = "Nơi nhận:";

  public Paper {
    body = List.copyOf(body);
    receivers = List.copyOf(receivers);
    signatures = List.copyOf(signatures);
  }

  /**
   * The same paper with a mark where a form bears its label, before the label.
   *
   * @param mark such as "DIỄN TẬP"
   */
  public Paper marked(String mark) {
    return new Paper(
        label == null ? mark : mark + " - " + label,
        letterhead,
        subject,
        addressee,
        body,
        receivers,
        signatures);
  }

  /** What the paper is. */
  public sealed interface Subject {}

  /**
   * A letter (công văn), which has no name of its own.
   *
   * @param about follows "V/v" under the letter's number
   */
  public record Letter(String about) implements Subject {}

  /**
   * A paper with a name: báo cáo, thông báo, biên bản.
   *
   * @param name in capitals
   * @param summary line by line under the name
   */
  public record Named(String name, List<String> summary) implements Subject {
    public Named {
      summary = List.copyOf(summary);
    }
  }

  /** A piece of the body. */
  public sealed interface Block {}

  /** Begins with "Căn cứ". */
  public record Basis(String text) implements Block {}

  public record Heading(String text) implements Block {}

  public record Text(String text) implements Block {}

  /** In small letters: digests, hints. */
  public record Note(String text) implements Block {}

  /**
   * @param rows one cell for each column
   */
  public record Table(List<Column> columns, List<List<String>> rows) implements Block {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * @param width in percent of the text's width
   */
  public record Column(String title, int width) {}

  /**
   * @param capacity in which somebody signs, in capitals
   * @param how a hint in brackets, such as "Ký, ghi rõ họ tên"
   */
  public record Signature(String capacity, String how, @Nullable String name) {}

  /** Text from users without the characters that XML cannot hold. */
  public static String printable(@Nullable String text) {
    return text == null ? "" : text.replaceAll("[\\p{Cc}&&[^\\n\\t]]|[\\uFFFE\\uFFFF]|\\p{Cs}", "");
  }
}
