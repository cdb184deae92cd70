package vn.congvu.security.evidence;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import vn.congvu.security.backup.BackupService;

/**
 * Has each chain's head signed, once a day in which it moved. Of several replicas more than one may
 * ask; one signature is kept.
 */
@ApplicationScoped
public class DailyAnchors {

  private static final Logger LOG = Logger.getLogger(DailyAnchors.class);

  private final AnchorLedger ledger;
  private final BackupService signer;
  private final EvidenceConfig config;
  private final Clock clock;

  DailyAnchors(AnchorLedger ledger, BackupService signer, EvidenceConfig config, Clock clock) {
    this.ledger = ledger;
    this.signer = signer;
    this.config = config;
    this.clock = clock;
  }

  /** Looks often, so that a signer that was away is made up for. */
  @Scheduled(
      every = "${congvu.evidence.look-every:15m}",
      identity = "evidence-anchors",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  public void sign() {
    Instant now = clock.instant();
    for (AnchorLedger.Head head : ledger.due(now.minus(config.signEvery()))) {
      try {
        ledger.keep(head, now, signer.signAnchor(head.spillId(), head.seq(), head.hash(), now));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (IOException | RuntimeException e) {
        LOG.warnf("evidence anchor not signed: cause=%s", e.getClass().getSimpleName());
        return;
      }
    }
  }
}
