package vn.congvu.backup.drill;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import vn.congvu.backup.certificate.Signer;

/** Signs what came of a drill. */
@ApplicationScoped
class Certificates {

  private final Signer signer;
  private final DrillConfig config;

  Certificates(Signer signer, DrillConfig config) {
    this.signer = signer;
    this.config = config;
  }

  /**
   * In the caller's transaction.
   *
   * @return the envelope
   */
  String issue(DrillView drill, Instant endedAt, List<DrillMailboxView> mailboxes) {
    return signer.sign(DrillCertificate.of(drill, endedAt, mailboxes, config));
  }
}
