package vn.congvu.backup.repository;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Takes as much of a message as its headers and its first parts need. */
final class Beginning extends OutputStream {

  private static final int MOST = 1024 * 1024;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** No more is wanted. */
  static final class Enough extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    bytes.write(buffer, offset, length);
    if (bytes.size() >= MOST) {
      throw new Enough();
    }
  }

  InputStream taken() {
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
