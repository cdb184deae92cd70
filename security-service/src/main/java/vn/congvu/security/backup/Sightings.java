package vn.congvu.security.backup;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;

/** Asks the backups what they saw and how far they have read. */
@ApplicationScoped
public class Sightings {

  private static final String PATH = "/api/v1/backup-sightings";
  private static final int PAGE = 1000;

  /** Of how many mailboxes one question may be. */
  public static final int MAILBOXES = 200;

  private final BackupService backups;
  private final ObjectMapper json;

  Sightings(BackupService backups, ObjectMapper json) {
    this.backups = backups;
    this.json = json;
  }

  private record Page<T>(List<T> items, @Nullable String next) {}

  private record Horizon(@Nullable Instant oldest) {}

  /**
   * Every place in which the backups have seen what is wanted, by address.
   *
   * @param holds fingerprints of which a message is or carries one
   * @param answers fingerprints of Message-IDs which a message answers or continues
   * @throws IOException when backup-service does not answer as it must
   */
  public void of(
      Collection<Fingerprint> holds, Collection<Fingerprint> answers, Consumer<Sighting> each)
      throws IOException, InterruptedException {
    String after = null;
    do {
      var wanted = new TreeMap<String, Object>();
      wanted.put("holds", holds.stream().map(Fingerprint::toString).toList());
      wanted.put("answers", answers.stream().map(Fingerprint::toString).toList());
      wanted.put("limit", PAGE);
      if (after != null) {
        wanted.put("after", after);
      }
      Page<Sighting> page =
          json.readValue(
              backups.ask(PATH, json.writeValueAsBytes(wanted)), new TypeReference<>() {});
      page.items().forEach(each);
      after = page.next();
    } while (after != null);
  }

  /** Of a mailbox that the backups do not know nothing is answered. */
  public Map<String, ReadMark> ofMailboxes(Collection<String> addresses)
      throws IOException, InterruptedException {
    var marks = new TreeMap<String, ReadMark>();
    List<String> all = List.copyOf(addresses);
    for (int from = 0; from < all.size(); from += MAILBOXES) {
      List<String> some = all.subList(from, Math.min(from + MAILBOXES, all.size()));
      List<ReadMark> answered =
          json.readValue(
              backups.ask(PATH + "/mailboxes", json.writeValueAsBytes(Map.of("addresses", some))),
              new TypeReference<>() {});
      answered.forEach(mark -> marks.put(mark.address(), mark));
    }
    return marks;
  }

  /** Since when at the latest each mailbox was read that ever was; null when none was. */
  public @Nullable Instant horizon() throws IOException, InterruptedException {
    return json.readValue(backups.ask(PATH + "/horizon", null), Horizon.class).oldest();
  }

  /** Mailboxes that the backups know and never read. */
  public List<String> unseen() throws IOException, InterruptedException {
    var unseen = new ArrayList<String>();
    String after = null;
    do {
      String behind = after == null ? "" : "?after=" + after;
      Page<String> page =
          json.readValue(backups.ask(PATH + "/unseen" + behind, null), new TypeReference<>() {});
      unseen.addAll(page.items());
      after = page.next();
    } while (after != null);
    return unseen;
  }
}
