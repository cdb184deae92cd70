package vn.congvu.security.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import vn.congvu.paper.PaperTemplate;

/** The papers of a case, each with its template; a template that cannot be read ends the start. */
enum PaperKind {
  SENDER_NOTICE,
  AUTHORITY_REPORT;

  private final PaperTemplate template;

  PaperKind() {
    String file = "/papers/" + slug() + ".yaml";
    try (InputStream yaml = PaperKind.class.getResourceAsStream(file)) {
      template = PaperTemplate.read(Objects.requireNonNull(yaml, file));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  static Optional<PaperKind> of(String slug) {
    return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
  }

  PaperTemplate template() {
    return template;
  }

  /** In an address: {@code sender-notice}. */
  String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
