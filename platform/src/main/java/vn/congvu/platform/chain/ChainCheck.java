package vn.congvu.platform.chain;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Follows an exported chain from its first row and finds where it was edited, cut or rewritten. */
public final class ChainCheck {

  private static final Pattern LINE =
      Pattern.compile("\\{\"hash\":\"([0-9a-f]{64})\",\"entry\":(\\{.*})}");
  private static final Pattern START =
      Pattern.compile("\\{\"seq\":(\\d{1,18}),\"prev\":\"([0-9a-f]{64})\",");

  private final List<Head> heads;
  private final String mark;
  private long lastSeq;
  private String lastHash = Link.GENESIS;

  /** A row that is known from elsewhere. */
  public record Head(long seq, String hash) {

    private static final Pattern HEAD = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    /**
     * @param text {@code SEQ:HASH}
     */
    public static Optional<Head> parse(String text) {
      Matcher head = HEAD.matcher(text);
      return head.matches()
          ? Optional.of(new Head(Long.parseLong(head.group(1)), head.group(2)))
          : Optional.empty();
    }
  }

  public ChainCheck(List<Head> heads) {
    this(heads, "");
  }

  /**
   * @param mark what each row must have behind its {@code prev}: rows of another chain are found
   *     out
   */
  public ChainCheck(List<Head> heads, String mark) {
    this.heads = List.copyOf(heads);
    this.mark = mark;
  }

  public long lastSeq() {
    return lastSeq;
  }

  public String lastHash() {
    return lastHash;
  }

  /**
   * @return a sentence with the number of the line; null when the chain is whole
   */
  public @Nullable String firstFault(BufferedReader lines) throws IOException {
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String fault = faultOf(line);
      number++;
      if (fault != null) {
        return "dòng " + number + ": " + fault;
      }
    }
    for (Head head : heads) {
      if (head.seq() > lastSeq) {
        return ("mốc neo %d nằm sau mục cuối %d: phần cuối chuỗi đã bị cắt"
                + " (anchor beyond the end: the tail was cut)")
            .formatted(head.seq(), lastSeq);
      }
    }
    return null;
  }

  private @Nullable String faultOf(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return "không đúng dạng của tệp xuất (not a line of an export)";
    }
    String hash = parts.group(1);
    String entry = parts.group(2);
    Matcher start = START.matcher(entry);
    if (!start.lookingAt()) {
      return "thiếu số thứ tự hoặc mã băm trước (no seq or prev)";
    }
    if (!Link.hash(entry).equals(hash)) {
      return "nội dung mục đã bị sửa (the entry was edited)";
    }
    if (!entry.startsWith(mark, start.end())) {
      return "mục của một chuỗi khác (an entry of another chain)";
    }
    long seq = Long.parseLong(start.group(1));
    if (seq != lastSeq + 1) {
      return "số thứ tự %d, phải là %d: có mục bị xóa hoặc đổi chỗ (deleted or reordered)"
          .formatted(seq, lastSeq + 1);
    }
    if (!start.group(2).equals(lastHash)) {
      return "không nối với mục trước: chuỗi đã bị viết lại (does not follow the entry before)";
    }
    for (Head head : heads) {
      if (head.seq() == seq && !head.hash().equals(hash)) {
        return "khác mốc neo: chuỗi đã bị viết lại (differs from the anchor: rewritten)";
      }
    }
    lastSeq = seq;
    lastHash = hash;
    return null;
  }
}
