package vn.congvu.security.destruction;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
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
 * set is. Where that is not offered, or would hold up the mail for long, the place stays open until
 * somebody says how it was done.
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

  MailStoreFiles(SetCopies copies, MailRemains remains, DestructionConfig config) {
    this.copies = copies;
    this.remains = remains;
    this.config = config;
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
    MailRemains.State state = remains.state();
    Instant through = state.goneThrough();
    if (through != null && !through.isBefore(deleted)) {
      say(job, lease, CoverageState.DESTROYED, "written-anew:" + through);
    } else if (state.bytes() > config.scrubAtMost().asLongValue()) {
      say(job, lease, CoverageState.FOUND, "bytes:" + state.bytes());
    } else {
      remains.scrub();
      throw new NotYet("Đang ghi lại kho của máy chủ thư để xóa hẳn phần còn sót.");
    }
  }

  private void say(Job job, Lease lease, CoverageState state, String proof) {
    copies.place(job, lease, PlaceKind.MAIL_STORE, PLACE, state, proof);
  }
}
