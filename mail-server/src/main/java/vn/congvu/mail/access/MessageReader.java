package vn.congvu.mail.access;

import java.io.IOException;
import java.io.InputStream;

/** Takes a message straight from the wire. */
@FunctionalInterface
public interface MessageReader {

  /**
   * @param message ends after {@code size} bytes; what is left unread is skipped
   * @throws IOException for what the reader itself could not do; ends the connection
   */
  void read(long uid, long size, InputStream message) throws IOException;
}
