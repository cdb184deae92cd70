package vn.congvu.account.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import vn.congvu.platform.problem.ProblemException;

/** A list on disk for as long as it is read; zips can only be guarded and read from there. */
record UploadedFile(Path path, String sha256) implements AutoCloseable {

  static UploadedFile save(InputStream in, long limit) {
    try {
      Path path = Files.createTempFile("congvu-import-", ".tmp");
      try {
        return new UploadedFile(path, copy(in, path, limit));
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(path);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String copy(InputStream in, Path path, long limit) throws IOException {
    MessageDigest digest = newDigest();
    try (OutputStream out = Files.newOutputStream(path);
        InputStream counted = new DigestInputStream(in, digest)) {
      byte[] buffer = new byte[1 << 16];
      long size = 0;
      for (int read = counted.read(buffer); read >= 0; read = counted.read(buffer)) {
        size += read;
        if (size > limit) {
          throw ProblemException.of(
              ImportProblem.FILE_TOO_LARGE,
              "Tệp lớn hơn " + (limit >> 20) + " MB. Hãy bỏ hình ảnh hoặc chia danh sách.");
        }
        out.write(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
