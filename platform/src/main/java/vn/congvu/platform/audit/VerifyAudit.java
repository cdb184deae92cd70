package vn.congvu.platform.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.congvu.platform.chain.ChainCheck;
import vn.congvu.platform.chain.ChainCheck.Head;

/**
 * Checks an export of the audit trail without the system that made it: {@code java -cp platform.jar
 * vn.congvu.platform.audit.VerifyAudit FILE [--head SEQ:HASH]...}. Uses the JDK alone, so that
 * whoever doubts us can read and run it.
 */
public final class VerifyAudit {

  static final int WHOLE = 0;
  static final int BROKEN = 1;
  static final int USAGE = 2;

  private VerifyAudit() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out));
  }

  static int run(String[] arguments, PrintStream out) {
    List<Head> heads = new ArrayList<>();
    Path file = null;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--head") && i + 1 < arguments.length) {
        Optional<Head> head = Head.parse(arguments[++i]);
        if (head.isEmpty()) {
          return usage(out);
        }
        heads.add(head.get());
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
    ChainCheck check = new ChainCheck(heads);
    String fault;
    try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
      fault = check.firstFault(lines);
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
        check.lastSeq(), check.lastSeq(), check.lastHash());
    if (heads.isEmpty()) {
      out.println(
          "Chưa đối chiếu mốc neo: phần cuối có thể đã bị cắt. Thêm --head SỐ:MÃ_BĂM từ chủ đề"
              + " audit.anchors (without an anchor a cut tail cannot be seen)");
    }
    return WHOLE;
  }
}
