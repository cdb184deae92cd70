package vn.congvu.fingerprint.mime;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a leaf part's bytes stand in the message. */
public enum Encoding {
  IDENTITY,
  BASE64,
  QUOTED_PRINTABLE;

  static Encoding of(@Nullable String header) {
    String name = header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "base64" -> BASE64;
      case "quoted-printable" -> QUOTED_PRINTABLE;
      default -> IDENTITY;
    };
  }
}
