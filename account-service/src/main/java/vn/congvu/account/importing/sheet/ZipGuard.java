package vn.congvu.account.importing.sheet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import vn.congvu.account.importing.ImportProblem;
import vn.congvu.platform.problem.ProblemException;

/**
 * Inflates an .xlsx once into nothing, counting, before a parser may see it. Costs the time of
 * inflating a file of 10 MB; saves trusting the parser with it.
 */
final class ZipGuard {

  private static final int RATIO_FROM = 1 << 20;

  /** A DTD stands before the root element, so its first bytes are enough. */
  private static final int PROLOG = 4096;

  private ZipGuard() {}

  static void check(Path file, SheetLimits limits) throws IOException {
    boolean workbook = false;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > limits.entries()) {
        throw dangerous("có quá nhiều thành phần bên trong");
      }
      long left = limits.inflatedBytes();
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        workbook |= "xl/workbook.xml".equals(entry.getName());
        left -= inflate(zip, entry, left, limits.ratio());
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw SheetFile.broken();
    }
    if (!workbook) {
      throw ProblemException.of(
          ImportProblem.NOT_A_SHEET, "Tệp không phải bảng tính. Chỉ nhận .xlsx hoặc .csv.");
    }
  }

  private static long inflate(ZipFile zip, ZipEntry entry, long left, int ratio)
      throws IOException {
    long stored = Math.max(1, entry.getCompressedSize());
    long size = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = zip.getInputStream(entry)) {
      int read = in.readNBytes(buffer, 0, PROLOG);
      refuseDocumentType(buffer, read);
      while (read > 0) {
        size += read;
        if (size > left) {
          throw dangerous("giải nén ra quá lớn");
        }
        if (size > RATIO_FROM && size / stored > ratio) {
          throw dangerous("có tỷ lệ nén bất thường");
        }
        read = in.read(buffer);
      }
    }
    return size;
  }

  private static void refuseDocumentType(byte[] buffer, int length) {
    // Every second byte of UTF-16 is zero; without them it reads as the other encodings do.
    String prolog = new String(buffer, 0, length, ISO_8859_1).replace("\0", "");
    if (prolog.contains("<!DOCTYPE") || prolog.contains("<!ENTITY")) {
      throw dangerous("chứa khai báo DTD");
    }
  }

  private static ProblemException dangerous(String why) {
    return ProblemException.of(
        ImportProblem.DANGEROUS_FILE,
        "Tệp bị từ chối vì " + why + ". Hãy tạo tệp mới rồi chép danh sách sang.");
  }
}
