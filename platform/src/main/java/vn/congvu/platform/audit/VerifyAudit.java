package vn.congvu.platform.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks an export of the audit trail without the system that made it: {@code java -cp platform.jar
 * vn.congvu.platform.audit.VerifyAudit FILE [--head SEQ:HASH]...}. Uses the JDK alone, so that
 * whoever doubts us can read and run it.
 */
public final class VerifyAudit {

  static final int WHOLE = 0;
  static final int BROKEN = 1;
  static final int USAGE = 2;

  private static final Pattern LINE =
      Pattern.compile("\\{\"hash\":\"([0-9a-f]{64})\",\"entry\":(\\{.*})}");
  private static final Pattern START =
      Pattern.compile("\\{\"seq\":(\\d{1,18}),\"prev\":\"([0-9a-f]{64})\",");
  private static final Pattern HEAD = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

  private final List<Head> heads;
  private long lastSeq;
  private String lastHash = "0".repeat(64);

  private VerifyAudit(List<Head> heads) {
    this.heads = heads;
  }

  private record Head(long seq, String hash) {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out));
  }

  static int run(String[] arguments, PrintStream out) {
    List<Head> heads = new ArrayList<>();
    Path file = null;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--head") && i + 1 < arguments.length) {
        Matcher head = HEAD.matcher(arguments[++i]);
        if (!head.matches()) {
          return usage(out);
        }
        heads.add(new Head(Long.parseLong(head.group(1)), head.group(2)));
      } else if (file == null && !arguments[i].startsWith("--")) {
        file = Path.of(arguments[i]);
      } else {
        return usage(out);
      }
    }
    return file == null ? usage(out) : verify(file, heads, out);
  }

  private static int usage(PrintStream out) {
    out.println("Cách dùng: verify-audit TỆP [--head SỐ:MÃ_BĂM]...");
    out.println("Usage: verify-audit FILE [--head SEQ:HASH]...");
    return USAGE;
  }

  private static int verify(Path file, List<Head> heads, PrintStream out) {
    VerifyAudit verifier = new VerifyAudit(heads);
    String fault;
    try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
      fault = verifier.firstFault(lines);
    } catch (IOException e) {
      out.println("Không đọc được tệp " + file + " (cannot read the file)");
      return USAGE;
    }
    if (fault != null) {
      out.println("CHUỖI NHẬT KÝ BỊ SỬA: " + fault);
      return BROKEN;
    }
    out.printf(
        "Chuỗi nhật ký nguyên vẹn: %d mục, đầu chuỗi %d:%s (the chain is whole)%n",
        verifier.lastSeq, verifier.lastSeq, verifier.lastHash);
    if (heads.isEmpty()) {
      out.println(
          "Chưa đối chiếu mốc neo: phần cuối có thể đã bị cắt. Thêm --head SỐ:MÃ_BĂM từ chủ đề"
              + " audit.anchors (without an anchor a cut tail cannot be seen)");
    }
    return WHOLE;
  }

  private @Nullable String firstFault(BufferedReader lines) throws IOException {
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
    if (!sha256(entry).equals(hash)) {
      return "nội dung mục đã bị sửa (the entry was edited)";
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

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
