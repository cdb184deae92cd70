package vn.congvu.paper;

import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;

/**
 * All versions of a paper, the oldest first: what was printed once can be told for ever, and a
 * version whose day has not come waits for it.
 */
public final class PaperEditions {

  private final List<PaperTemplate> versions;

  private PaperEditions(List<PaperTemplate> versions) {
    this.versions = List.copyOf(versions);
  }

  /**
   * @param yaml a document for each version, of one id, counting up, each from a later day
   * @throws IOException when the text is no such list; the message says where and why
   */
  public static PaperEditions read(InputStream yaml) throws IOException {
    try (MappingIterator<PaperTemplate> documents = PaperTemplate.readEach(yaml)) {
      List<PaperTemplate> versions = documents.readAll();
      if (versions.isEmpty()) {
        throw new IOException("no version of the paper");
      }
      for (int at = 1; at < versions.size(); at++) {
        PaperTemplate before = versions.get(at - 1);
        PaperTemplate after = versions.get(at);
        if (!after.id().equals(before.id())
            || after.version() <= before.version()
            || !after.from().isAfter(before.from())) {
          throw new IOException(
              "version %d of %s does not follow version %d of %s"
                  .formatted(after.version(), after.id(), before.version(), before.id()));
        }
      }
      return new PaperEditions(versions);
    }
  }

  /** The newest whose day has come; before the first day the first. */
  public PaperTemplate on(LocalDate day) {
    PaperTemplate used = versions.getFirst();
    for (PaperTemplate version : versions) {
      used = version.from().isAfter(day) ? used : version;
    }
    return used;
  }
}
