package vn.congvu.security.destruction;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.congvu.platform.lease.Lease;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.hold.Holds;
import vn.congvu.security.hold.Shredded;

/** Destroys the keys of what lies sealed: all of a set at once, since a key is shared by a case. */
@ApplicationScoped
class SealedCopies implements DestructionRun.Step {

  private final SetCopies copies;
  private final Holds holds;

  SealedCopies(SetCopies copies, Holds holds) {
    this.copies = copies;
    this.holds = holds;
  }

  @Override
  public void destroy(Job job, Lease lease) {
    List<UUID> ids = copies.holds(job);
    if (ids.isEmpty()) {
      return;
    }
    List<Shredded> shredded = holds.shred(job.spillId(), ids);
    if (shredded.size() < ids.size()) {
      throw new NotYet("Khóa của một số bản cách ly chưa hủy được; sẽ làm lại.");
    }
    String keys =
        shredded.stream()
            .map(it -> it.key().toString())
            .distinct()
            .sorted()
            .collect(Collectors.joining(","));
    for (List<Copy> page : copies.pages(job, CopyState.CONTAINED, SetCopies.ANYWHERE)) {
      copies.destroyed(job, lease, page, "hold-keys:" + keys);
    }
    // Nothing opens them; what a store keeps by a lock goes with a later set.
    boolean _ = holds.removeShredded(job.spillId());
  }
}
