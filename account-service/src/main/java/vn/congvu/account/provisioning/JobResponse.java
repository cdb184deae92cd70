package vn.congvu.account.provisioning;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.RequestType;

/** How far the work of one request came. */
@Schema(name = "ProvisioningJob")
record JobResponse(
    UUID id,
    UUID requestId,
    String unitCode,
    RequestType type,
    State state,
    long waiting,
    long running,
    long done,
    long failed,
    Instant createdAt,
    @Nullable Instant heldAt) {

  /** The job as a whole. */
  enum State {
    WORKING,
    HELD,
    DONE,
    DONE_WITH_FAILURES
  }

  static State stateOf(long open, long failed, boolean held) {
    if (open > 0) {
      return held ? State.HELD : State.WORKING;
    }
    return failed > 0 ? State.DONE_WITH_FAILURES : State.DONE;
  }
}
