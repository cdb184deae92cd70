package vn.congvu.mail.access;

import java.io.IOException;
import java.io.OutputStream;

/** Gives a message's bytes to the wire. */
@FunctionalInterface
public interface MessageSource {

  /**
   * @throws IOException for what the source itself could not do; ends the connection, since the
   *     server waits for the rest
   */
  void writeTo(OutputStream wire) throws IOException;
}
