package vn.congvu.security.hold;

import java.io.IOException;
import java.io.OutputStream;

/** Gives a mail's bytes, once. */
@FunctionalInterface
public interface MailSource {

  void writeTo(OutputStream out) throws IOException;
}
