package vn.congvu.security.destruction;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import vn.congvu.mail.MailRemains;
import vn.congvu.platform.lease.Lease;
import vn.congvu.security.coverage.CoverageState;
import vn.congvu.security.coverage.PlaceKind;

/**
 * Has what deleted mail left behind in the mail server's own files removed, when all else of the
 * set is. Where that is not offered, would hold up the mail for long, or is put off again and
 * again, the place stays open until somebody says how it was done.
 */
@ApplicationScoped
@Priority(MailStoreFiles.LAST)
class MailStoreFiles implements DestructionRun.Step {

  static final int LAST = -1;

  private static final String PLACE = "mail-server";
  private static final Set<PlaceKind> ON_THE_MAIL_SERVER =
      EnumSet.of(PlaceKind.MAILBOX, PlaceKind.QUEUE, PlaceKind.VAULT);

  private final SetCopies copies;
  private final MailRemains remains;
  private final DestructionConfig config;
  private final Clock clock;

  MailStoreFiles(SetCopies copies, MailRemains remains, DestructionConfig config, Clock clock) {
    this.copies = copies;
    this.remains = remains;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public void destroy(Job job, Lease lease) {
    Optional<Instant> last = copies.lastDestroyed(job, ON_THE_MAIL_SERVER);
    if (last.isPresent() && !copies.isLeft(job, SetCopies.ANYWHERE)) {
      clean(job, lease, last.get());
    }
  }

  private void clean(Job job, Lease lease, Instant deleted) {
    if (!remains.offered()) {
      say(job, lease, CoverageState.FOUND, "not-offered");
      return;
    }
    Said said =
        said(
                remains.state(),
                deleted,
                config.scrubAtMost().asLongValue(),
                deleted.plus(config.scrubWithin()).isBefore(clock.instant()))
            .orElseThrow(
                () -> {
                  remains.scrub(deleted);
                  return new NotYet("Đang ghi lại kho của máy chủ thư để xóa hẳn phần còn sót.");
                });
    say(job, lease, said.state(), said.proof());
  }

  /** What is known of the files. */
  record Said(CoverageState state, String proof) {}

  /**
   * Empty where they are still to be written anew.
   *
   * @param timeIsOver it was ordered for so long that somebody has to look why it is not done
   */
  static Optional<Said> said(
      MailRemains.State files, Instant deleted, long atMost, boolean timeIsOver) {
    Instant through = files.goneThrough();
    if (through != null && !through.isBefore(deleted)) {
      return Optional.of(new Said(CoverageState.DESTROYED, "written-anew:" + through));
    }
    if (files.bytes() > atMost) {
      return Optional.of(new Said(CoverageState.FOUND, "bytes:" + files.bytes()));
    }
    return timeIsOver
        ? Optional.of(new Said(CoverageState.FOUND, "not-written-anew"))
        : Optional.empty();
  }

  private void say(Job job, Lease lease, CoverageState state, String proof) {
    copies.place(job, lease, PlaceKind.MAIL_STORE, PLACE, state, proof);
  }
}
