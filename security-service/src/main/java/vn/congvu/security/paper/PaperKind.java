package vn.congvu.security.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import vn.congvu.paper.PaperEditions;
import vn.congvu.paper.PaperTemplate;

/** The papers of a case, each with its versions; one that cannot be read ends the start. */
enum PaperKind {
  SENDER_NOTICE,
  AUTHORITY_REPORT,
  /** One page: how far the document got. */
  LEAK_REPORT,
  /** Everybody within the radius. */
  LEAK_ANNEX,
  DESTRUCTION_RECORD,
  /** Each place with its proof. */
  DESTRUCTION_ANNEX;

  private final PaperEditions editions;

  PaperKind() {
    String file = "/papers/" + slug() + ".yaml";
    try (InputStream yaml = PaperKind.class.getResourceAsStream(file)) {
      editions = PaperEditions.read(Objects.requireNonNull(yaml, file));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  static Optional<PaperKind> of(String slug) {
    return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
  }

  PaperTemplate template(LocalDate day) {
    return editions.on(day);
  }

  /** In an address: {@code sender-notice}. */
  String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
