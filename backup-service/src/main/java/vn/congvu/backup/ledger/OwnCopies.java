package vn.congvu.backup.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Enters what became of the repository's second copies. */
@ApplicationScoped
public class OwnCopies {

  private static final String TOOL = "congvu";
  private static final LedgerEntries.Reporter OURSELVES =
      new LedgerEntries.Reporter("backup-service", "Congvu");

  private final LedgerEntries entries;
  private final LedgerConfig config;
  private final Clock clock;

  OwnCopies(LedgerEntries entries, LedgerConfig config, Clock clock) {
    this.entries = entries;
    this.config = config;
    this.clock = clock;
  }

  /**
   * @param copy counted from 0
   * @param bytes of all that lies there now
   * @param sha256 over all packs that lie there, in hexadecimal; null when it was not reached
   */
  @Transactional
  public void enter(
      int copy, Instant started, long bytes, EntryResult result, @Nullable String sha256) {
    Optional<LedgerConfig.Copy> described = config.copies().stream().skip(copy).findFirst();
    var entry =
        new EntryRequest(
            TOOL,
            Plan.MAILBOXES,
            started,
            clock.instant(),
            bytes,
            result,
            sha256 == null ? null : "SHA-256",
            sha256,
            described.flatMap(LedgerConfig.Copy::place).orElse("Bản sao thứ " + (copy + 2)),
            described.map(LedgerConfig.Copy::medium).orElse(LedgerConfig.DISK),
            true,
            described.map(LedgerConfig.Copy::offSite).orElse(false));
    var _ = entries.insert(entry, OURSELVES);
  }
}
