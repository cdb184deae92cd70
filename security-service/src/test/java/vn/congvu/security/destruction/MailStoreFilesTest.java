package vn.congvu.security.destruction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.congvu.mail.MailRemains;
import vn.congvu.security.coverage.CoverageState;
import vn.congvu.security.destruction.MailStoreFiles.Said;

class MailStoreFilesTest {

  private static final Instant DELETED = Instant.parse("2026-11-29T03:00:00Z");

  private static MailRemains.State files(@Nullable Instant goneThrough) {
    return new MailRemains.State(false, 1_000, goneThrough);
  }

  @Test
  void theyAreCleanOnceAnOrderForThatMomentWasCarriedOut() {
    assertThat(MailStoreFiles.said(files(DELETED), DELETED, 1_000, true))
        .contains(new Said(CoverageState.DESTROYED, "written-anew:2026-11-29T03:00:00Z"));
    assertThat(MailStoreFiles.said(files(DELETED.minusMillis(1)), DELETED, 1_000, false)).isEmpty();
  }

  @Test
  void whatIsTooLargeOrPutOffForTooLongStaysOpen() {
    assertThat(MailStoreFiles.said(files(null), DELETED, 999, false))
        .contains(new Said(CoverageState.FOUND, "bytes:1000"));
    assertThat(MailStoreFiles.said(files(null), DELETED, 1_000, true))
        .contains(new Said(CoverageState.FOUND, "not-written-anew"));
  }
}
