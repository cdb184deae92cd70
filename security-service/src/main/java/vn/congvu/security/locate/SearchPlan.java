package vn.congvu.security.locate;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.congvu.mail.ChangedMailboxes;
import vn.congvu.mail.MailProvisioning;
import vn.congvu.mail.UndeliveredMail;
import vn.congvu.security.backup.ReadMark;
import vn.congvu.security.backup.Sightings;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.mailbox.KnownMailboxes;

/** Writes down where a search has to look, in any order and as often as it takes. */
@ApplicationScoped
class SearchPlan {

  private final SearchLedger ledger;
  private final Sightings sightings;
  private final ChangedMailboxes changed;
  private final MailProvisioning mailboxes;
  private final KnownMailboxes register;
  private final UndeliveredMail undelivered;
  private final SearchConfig config;

  SearchPlan(
      SearchLedger ledger,
      Sightings sightings,
      ChangedMailboxes changed,
      MailProvisioning mailboxes,
      KnownMailboxes register,
      UndeliveredMail undelivered,
      SearchConfig config) {
    this.ledger = ledger;
    this.sightings = sightings;
    this.changed = changed;
    this.mailboxes = mailboxes;
    this.register = register;
    this.undelivered = undelivered;
    this.config = config;
  }

  /**
   * @param known where copies are believed to lie
   */
  void list(Search search, Set<String> known) {
    if (undelivered.offered()) {
      ledger.list(search.id(), PlaceKind.QUEUE, undelivered.places());
    }
    if (search.kind() == SearchKind.VERIFY || !changed.offered()) {
      ledger.list(search.id(), PlaceKind.MAILBOX, known);
      ledger.list(search.id(), PlaceKind.MAILBOX, mailboxes.addresses());
      // The server lists those who can log in.
      ledger.list(search.id(), PlaceKind.MAILBOX, register.addresses());
      return;
    }
    ledger.listQuiet(search.id(), known);
    try {
      listChanged(search);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Known.away(e);
    } catch (IOException e) {
      throw Known.away(e);
    }
  }

  private void listChanged(Search search) throws IOException, InterruptedException {
    ledger.list(search.id(), PlaceKind.MAILBOX, sightings.unseen());
    Instant horizon = sightings.horizon();
    Instant from = horizon == null ? Instant.EPOCH : horizon.minus(config.clockMargin());
    String after = null;
    do {
      ChangedMailboxes.Changed page = changed.since(from, after);
      ledger.list(search.id(), PlaceKind.MAILBOX, unread(page.lastChange()));
      after = page.next();
    } while (after != null);
  }

  /** Those that changed after the backups had read them, or that the backups do not know. */
  private List<String> unread(Map<String, Instant> lastChange)
      throws IOException, InterruptedException {
    Map<String, ReadMark> marks = sightings.ofMailboxes(new TreeSet<>(lastChange.keySet()));
    return lastChange.entrySet().stream()
        .filter(change -> !wasRead(marks.get(change.getKey()), change.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean wasRead(@Nullable ReadMark mark, Instant change) {
    Instant at = mark == null ? null : mark.at();
    return at != null && change.isBefore(at.minus(config.clockMargin()));
  }
}
