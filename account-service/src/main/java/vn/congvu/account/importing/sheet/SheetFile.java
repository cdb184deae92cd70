package vn.congvu.account.importing.sheet;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import vn.congvu.account.importing.ImportProblem;
import vn.congvu.platform.problem.ProblemException;

/** Tells files apart by what is in them, not by what they are called. */
public final class SheetFile {

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  /** The stream in an OLE2 file that holds an encrypted .xlsx. */
  private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(UTF_16LE);

  private SheetFile() {}

  /**
   * Hands over row after row, blank ones too, sheet after sheet.
   *
   * @param visitor answers false when it has seen enough of this sheet
   * @return what a user should know of how the file was read, in Vietnamese
   */
  public static SheetNotes read(Path file, SheetLimits limits, Predicate<SheetRow> visitor) {
    try {
      byte[] head = head(file);
      if (head.length == 0) {
        throw ProblemException.of(ImportProblem.EMPTY_FILE, "Tệp rỗng, không có nội dung.");
      }
      if (startsWith(head, ZIP)) {
        ZipGuard.check(file, limits);
        return XlsxRows.read(file, visitor);
      }
      if (startsWith(head, OLE2)) {
        throw oldOrEncrypted(file);
      }
      return CsvRows.read(file, visitor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ProblemException broken() {
    return ProblemException.of(
        ImportProblem.BROKEN_FILE,
        "Tệp bị hỏng, không đọc được đến hết. Hãy mở tệp bằng Excel rồi lưu lại.");
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(ZIP.length);
    }
  }

  private static boolean startsWith(byte[] head, byte[] magic) {
    return Arrays.equals(head, magic);
  }

  private static ProblemException oldOrEncrypted(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at + ENCRYPTED.length <= bytes.length; at += 2) {
      if (Arrays.equals(bytes, at, at + ENCRYPTED.length, ENCRYPTED, 0, ENCRYPTED.length)) {
        return ProblemException.of(
            ImportProblem.PASSWORD_PROTECTED,
            "Tệp đang đặt mật khẩu mở. Hãy bỏ mật khẩu rồi gửi lại.");
      }
    }
    return ProblemException.of(
        ImportProblem.OLD_EXCEL,
        "Tệp .xls đời cũ (Excel 97-2003) không được hỗ trợ. Hãy lưu lại thành .xlsx hoặc .csv.");
  }
}
