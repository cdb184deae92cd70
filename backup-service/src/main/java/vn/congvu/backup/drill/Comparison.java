package vn.congvu.backup.drill;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import vn.congvu.backup.catalogue.KeptMessage;

/**
 * What was put into a mailbox against what is found there: by folder, SHA-256, date and flags, each
 * copy for one. By content and not by UID, since not every server tells which UID it gave.
 */
final class Comparison {

  private record Key(ByteBuffer sha256, Instant date, SortedSet<String> flags) {}

  private Key key(byte[] sha256, Instant date, Collection<String> flags) {
    var folded = new TreeSet<String>();
    flags.forEach(flag -> folded.add(flag.toLowerCase(Locale.ROOT)));
    // IMAP knows no smaller part of time.
    return new Key(
        ByteBuffer.wrap(sha256),
        date.truncatedTo(ChronoUnit.SECONDS),
        flagSets.computeIfAbsent(folded, it -> it));
  }

  private record Origin(String folderName, int folder, long uid) {}

  private record Found(Key key, long uid) {}

  private static final class Folder {
    private final Map<Key, Deque<Origin>> expected = new LinkedHashMap<>();
    private final List<Found> unexpected = new ArrayList<>();
  }

  private final Map<String, Folder> folders = new HashMap<>();

  /** A mailbox has many messages and few of these. */
  private final Map<SortedSet<String>, SortedSet<String>> flagSets = new HashMap<>();

  /**
   * @param wireName the folder that it was put into
   */
  void expect(String wireName, KeptMessage message, byte[] sha256) {
    folder(wireName)
        .expected
        .computeIfAbsent(
            key(sha256, message.internalDate(), message.flags()), it -> new ArrayDeque<>(1))
        .add(new Origin(message.folder().name(), message.place().folder(), message.place().uid()));
  }

  void found(String wireName, long uid, byte[] sha256, Instant date, Collection<String> flags) {
    Folder folder = folder(wireName);
    Key key = key(sha256, date, flags);
    Deque<Origin> origins = folder.expected.get(key);
    if (origins == null) {
      folder.unexpected.add(new Found(key, uid));
    } else {
      origins.remove();
      if (origins.isEmpty()) {
        folder.expected.remove(key);
      }
    }
  }

  private Folder folder(String wireName) {
    return folders.computeIfAbsent(wireName, it -> new Folder());
  }

  List<Mismatch> mismatches() {
    var mismatches = new ArrayList<Mismatch>();
    folders.forEach((wireName, folder) -> judge(wireName, folder, mismatches));
    return mismatches;
  }

  private static void judge(String wireName, Folder folder, List<Mismatch> mismatches) {
    var without = new ArrayList<Origin>();
    folder.expected.forEach(
        (key, origins) ->
            origins.forEach(
                origin -> {
                  Optional<Found> twin = take(folder, it -> it.key().sha256().equals(key.sha256()));
                  if (twin.isEmpty()) {
                    without.add(origin);
                  } else {
                    boolean sameFlags = twin.get().key().flags().equals(key.flags());
                    mismatches.add(
                        mismatch(sameFlags ? Mismatch.Kind.DATE : Mismatch.Kind.FLAGS, origin));
                  }
                }));
    for (Origin origin : without) {
      boolean inItsStead = take(folder, it -> true).isPresent();
      mismatches.add(mismatch(inItsStead ? Mismatch.Kind.ALTERED : Mismatch.Kind.MISSING, origin));
    }
    folder.unexpected.forEach(
        found -> mismatches.add(new Mismatch(Mismatch.Kind.SURPLUS, wireName, null, found.uid())));
  }

  private static Mismatch mismatch(Mismatch.Kind kind, Origin origin) {
    return new Mismatch(kind, origin.folderName(), origin.folder(), origin.uid());
  }

  private static Optional<Found> take(Folder folder, Predicate<Found> wanted) {
    Optional<Found> found = folder.unexpected.stream().filter(wanted).findFirst();
    found.ifPresent(folder.unexpected::remove);
    return found;
  }
}
