package vn.congvu.platform.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks a certificate without the system that made it: {@code java -cp platform.jar
 * vn.congvu.platform.certificate.VerifyCertificate FILE [--key ID]}. Uses the JDK alone.
 */
public final class VerifyCertificate {

  public static final int GENUINE = 0;
  public static final int FORGED = 1;
  public static final int USAGE = 2;

  private VerifyCertificate() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out));
  }

  /** What {@link #main} does, without ending the process. */
  public static int run(String[] arguments, PrintStream out) {
    if (arguments.length == 1 && !arguments[0].startsWith("--")) {
      return verify(Path.of(arguments[0]), null, out);
    }
    if (arguments.length == 3 && arguments[1].equals("--key")) {
      return verify(Path.of(arguments[0]), arguments[2], out);
    }
    out.println("Cách dùng: verify-certificate TỆP [--key MÃ_KHÓA]");
    out.println("Usage: verify-certificate FILE [--key KEY_ID]");
    return USAGE;
  }

  private static int verify(Path file, @Nullable String keyId, PrintStream out) {
    Optional<SignedCertificate> parsed;
    try {
      parsed = SignedCertificate.parse(Files.readString(file, UTF_8));
    } catch (IOException e) {
      out.println("Không đọc được tệp " + file + " (cannot read the file)");
      return USAGE;
    }
    if (parsed.isEmpty()) {
      out.println("Không đúng dạng chứng nhận, hoặc đã bị định dạng lại (not a certificate)");
      return FORGED;
    }
    SignedCertificate certificate = parsed.get();
    if (!certificate.isGenuine()) {
      out.println("CHỮ KÝ SAI: chứng nhận đã bị sửa (the signature does not fit: it was edited)");
      return FORGED;
    }
    if (keyId != null && !keyId.equals(certificate.keyId())) {
      out.println("KHÓA LẠ: ký bằng khóa " + certificate.keyId() + " (signed by another key)");
      return FORGED;
    }
    out.printf(
        "Chữ ký đúng (the signature fits): khóa (key) %s, SHA-256 %s%n",
        certificate.keyId(), certificate.digest());
    if (keyId == null) {
      out.println(
          "Chưa đối chiếu khóa: thêm --key MÃ_KHÓA lấy từ nhật ký kiểm toán hoặc"
              + " /api/v1/backup-drills/certificate-key (the key itself was not compared)");
    }
    return GENUINE;
  }
}
