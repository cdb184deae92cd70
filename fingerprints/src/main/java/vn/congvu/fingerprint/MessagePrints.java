package vn.congvu.fingerprint;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.mime.MimeSplitter;

/**
 * The fingerprints of one message, each once, up to {@value #MOST} of a kind.
 *
 * @param messageId null when the message has none
 * @param parts of everything in it that has content
 * @param references of the messages that it answers or continues
 * @param enclosed of the messages that it carries
 */
public record MessagePrints(
    @Nullable Fingerprint messageId,
    List<Part> parts,
    List<Fingerprint> references,
    List<Fingerprint> enclosed) {

  /** More than any honest message has. */
  public static final int MOST = 1000;

  /**
   * A part's content.
   *
   * @param bytes how long it is; of a short one many messages have the same
   */
  public record Part(Fingerprint print, long bytes) {}

  public MessagePrints {
    parts = List.copyOf(parts);
    references = List.copyOf(references);
    enclosed = List.copyOf(enclosed);
  }

  /** Reads the message to its end and keeps none of it. */
  public static MessagePrints take(FingerprintKey key, InputStream message) throws IOException {
    var taken = new Taken();
    MimeSplitter.split(message, new MessageFingerprints(key, taken));
    return taken.prints();
  }

  private static final class Taken implements FingerprintSink {

    private final Set<Part> parts = new LinkedHashSet<>();
    private final Set<Fingerprint> references = new LinkedHashSet<>();
    private final Set<Fingerprint> enclosed = new LinkedHashSet<>();
    private @Nullable Fingerprint messageId;

    @Override
    public void found(FingerprintKind kind, Fingerprint print, long bytes) {
      switch (kind) {
        case MESSAGE_ID -> {
          if (messageId == null) {
            messageId = print;
          } else {
            keep(enclosed, print);
          }
        }
        case ENCLOSED -> keep(enclosed, print);
        case REFERENCE -> keep(references, print);
        case PART -> keep(parts, new Part(print, bytes));
      }
    }

    private static <T> void keep(Set<T> kept, T one) {
      if (kept.size() < MOST) {
        kept.add(one);
      }
    }

    MessagePrints prints() {
      return new MessagePrints(
          messageId,
          new ArrayList<>(parts),
          new ArrayList<>(references),
          new ArrayList<>(enclosed));
    }
  }
}
