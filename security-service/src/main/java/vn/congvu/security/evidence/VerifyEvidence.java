package vn.congvu.security.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.certificate.SignedCertificate;
import vn.congvu.platform.chain.ChainCheck;
import vn.congvu.platform.chain.ChainCheck.Head;

/**
 * Checks the exported evidence of a case without the system that made it: {@code java -cp
 * security-service.jar:platform.jar vn.congvu.security.evidence.VerifyEvidence FILE [--anchors FILE
 * [--key ID]] [--head SEQ:HASH]...}. Uses the JDK alone.
 */
public final class VerifyEvidence {

  static final int WHOLE = 0;
  static final int BROKEN = 1;
  static final int USAGE = 2;

  private static final Pattern CASE =
      Pattern.compile("\"prev\":\"[0-9a-f]{64}\",(\"case\":\"[0-9a-f-]{36}\",)");
  private static final Pattern ANCHOR =
      Pattern.compile(
          "\\{\"at\":\"[^\"]*\",(\"case\":\"[0-9a-f-]{36}\",)\"hash\":\"([0-9a-f]{64})\","
              + "\"kind\":\"evidence-anchor\",\"seq\":(\\d{1,18})}");

  private final PrintStream out;
  private final List<Head> heads = new ArrayList<>();
  private @Nullable Path file;
  private @Nullable Path anchors;
  private @Nullable String key;

  private VerifyEvidence(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out));
  }

  static int run(String[] arguments, PrintStream out) {
    var verifier = new VerifyEvidence(out);
    return verifier.understands(arguments) ? verifier.verify() : usage(out);
  }

  private static int usage(PrintStream out) {
    out.println(
        "Cách dùng: verify-evidence TỆP [--anchors TỆP_MỐC_NEO [--key MÃ_KHÓA]] [--head SỐ:MÃ_BĂM]...");
    out.println(
        "Usage: verify-evidence FILE [--anchors ANCHOR_FILE [--key KEY_ID]] [--head SEQ:HASH]...");
    return USAGE;
  }

  private boolean understands(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      String word = arguments[i];
      boolean more = i + 1 < arguments.length;
      if (word.equals("--head") && more) {
        Optional<Head> head = Head.parse(arguments[++i]);
        if (head.isEmpty()) {
          return false;
        }
        heads.add(head.get());
      } else if (word.equals("--anchors") && more && anchors == null) {
        anchors = Path.of(arguments[++i]);
      } else if (word.equals("--key") && more && key == null) {
        key = arguments[++i];
      } else if (!word.startsWith("--") && file == null) {
        file = Path.of(word);
      } else {
        return false;
      }
    }
    return file != null && (key == null || anchors != null);
  }

  private int verify() {
    Path evidence = file;
    if (evidence == null) {
      return USAGE;
    }
    String mark = "";
    String fault;
    var check = new ChainCheck(List.of());
    try {
      mark = markOf(evidence);
      String doubt = anchors == null ? null : doubtOf(anchors, mark);
      if (doubt != null) {
        out.println("MỐC NEO KHÔNG TIN ĐƯỢC: " + doubt);
        return BROKEN;
      }
      check = new ChainCheck(heads, mark);
      try (BufferedReader lines = Files.newBufferedReader(evidence, UTF_8)) {
        fault = check.firstFault(lines);
      }
    } catch (IOException e) {
      out.println("Không đọc được tệp (cannot read a file)");
      return USAGE;
    }
    if (fault != null) {
      out.println("CHUỖI BẰNG CHỨNG BỊ SỬA: " + fault);
      return BROKEN;
    }
    if (check.lastSeq() == 0) {
      out.println("CHUỖI BẰNG CHỨNG TRỐNG: không có mục nào (no entry)");
      return BROKEN;
    }
    out.printf(
        "Chuỗi bằng chứng nguyên vẹn: %d mục, đầu chuỗi %d:%s (the chain is whole)%n",
        check.lastSeq(), check.lastSeq(), check.lastHash());
    out.println(
        heads.isEmpty()
            ? "Chưa đối chiếu mốc neo: phần cuối có thể đã bị cắt. Thêm --anchors TỆP hoặc --head"
                + " SỐ:MÃ_BĂM từ chủ đề evidence.anchors (without an anchor a cut tail cannot be seen)"
            : "Khớp " + heads.size() + " mốc neo (fits the anchors)");
    return WHOLE;
  }

  /** What every row of the case has behind its {@code prev}; of the first row, for the others. */
  private static String markOf(Path evidence) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(evidence, UTF_8)) {
      String first = lines.readLine();
      Matcher found = CASE.matcher(first == null ? "" : first);
      return found.find() ? found.group(1) : "\"case\":";
    }
  }

  /**
   * @return why an anchor cannot be believed; null when all can
   */
  private @Nullable String doubtOf(Path signed, String mark) throws IOException {
    for (String line : Files.readAllLines(signed, UTF_8)) {
      Optional<SignedCertificate> envelope = SignedCertificate.parse(line);
      if (envelope.isEmpty()) {
        return "không đúng dạng (not a signed anchor)";
      }
      SignedCertificate certificate = envelope.get();
      if (!certificate.isGenuine()) {
        return "chữ ký sai (the signature does not fit)";
      }
      if (key != null && !key.equals(certificate.keyId())) {
        return "ký bằng khóa lạ " + certificate.keyId() + " (signed by another key)";
      }
      Matcher anchor = ANCHOR.matcher(certificate.certificate());
      if (!anchor.matches() || !anchor.group(1).equals(mark)) {
        return "không phải mốc neo của vụ việc này (of another case)";
      }
      heads.add(new Head(Long.parseLong(anchor.group(3)), anchor.group(2)));
    }
    return null;
  }
}
