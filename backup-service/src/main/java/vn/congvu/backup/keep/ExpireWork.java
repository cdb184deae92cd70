package vn.congvu.backup.keep;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.rules.BackupRules;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.platform.calendar.WorkingCalendar;
import vn.congvu.platform.lease.Lease;

/** Goes through the catalogue once and lets go what the regulation does not keep. */
@ApplicationScoped
class ExpireWork implements MaintenanceWork {

  private final RepositoryAccess repository;
  private final Expiry expiry;
  private final BackupRules rules;
  private final Clock clock;

  ExpireWork(RepositoryAccess repository, Expiry expiry, BackupRules rules, Clock clock) {
    this.repository = repository;
    this.expiry = expiry;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public Set<MaintenanceKind> kinds() {
    return Set.of(MaintenanceKind.EXPIRE);
  }

  @Override
  public Result run(MaintenanceKind kind, Lease lease) {
    // What was held since, by order of whoever may, is not known to a database that was put back.
    return repository
        .get()
        .lostPacks()
        .finding()
        .map(Result::refused)
        .orElseGet(() -> new Passage(lease, clock.instant()).run());
  }

  private final class Passage {

    private final Lease lease;
    private final Instant now;
    private long placements;
    private long messages;
    private long folders;
    private long mailboxes;

    Passage(Lease lease, Instant now) {
      this.lease = lease;
      this.now = now;
    }

    Result run() {
      KeptMoments kept = KeptMoments.of(rules.retention(), now);
      throughPlacements(kept);
      Expiry.@Nullable Behind behind = Expiry.Behind.NOTHING;
      while (behind != null) {
        behind = expiry.formerFlags(lease, kept, behind);
      }
      int gone;
      do {
        gone = expiry.folders(lease, kept);
        folders += gone;
      } while (gone > 0);
      throughClosedMailboxes();
      int senders;
      do {
        senders = expiry.senders(lease);
      } while (senders > 0);
      boolean more;
      do {
        more = expiry.idleJobs(lease, kept.allSince());
      } while (more);
      return Result.of(
          Map.of(
              "placements", placements,
              "messages", messages,
              "folders", folders,
              "mailboxes", mailboxes));
    }

    private void throughPlacements(KeptMoments kept) {
      Expiry.@Nullable Behind behind = Expiry.Behind.NOTHING;
      while (behind != null) {
        behind = count(expiry.placements(lease, kept, behind));
      }
    }

    private void throughClosedMailboxes() {
      Instant before =
          now.atZone(WorkingCalendar.ZONE)
              .minus(rules.closedMailboxesKeptFor().value())
              .toInstant();
      List<Integer> closed;
      long emptied;
      do {
        closed = expiry.closed(before);
        emptied = closed.stream().filter(mailbox -> empty(mailbox, before)).count();
        mailboxes += emptied;
      } while (emptied > 0);
    }

    private boolean empty(int mailbox, Instant before) {
      Expiry.@Nullable Behind behind = Expiry.Behind.NOTHING;
      while (behind != null) {
        behind = count(expiry.closedMailbox(lease, mailbox, before, behind));
      }
      return expiry.emptied(lease, mailbox, before, now);
    }

    private Expiry.@Nullable Behind count(Expiry.Piece piece) {
      placements += piece.placements();
      messages += piece.messages();
      return piece.behind();
    }
  }
}
