package vn.congvu.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import vn.congvu.backup.store.CompactionGuard;
import vn.congvu.backup.store.RepositoryAccess;

/** Opens a batch for a mailbox that is to be read. */
@ApplicationScoped
class Batches {

  private final RepositoryAccess repository;
  private final CompactionGuard guard;
  private final Recorder recorder;
  private final Manifests manifests;
  private final RunConfig config;
  private final Clock clock;

  Batches(
      RepositoryAccess repository,
      CompactionGuard guard,
      Recorder recorder,
      Manifests manifests,
      RunConfig config,
      Clock clock) {
    this.repository = repository;
    this.guard = guard;
    this.recorder = recorder;
    this.manifests = manifests;
    this.config = config;
    this.clock = clock;
  }

  Batch open(int mailbox, String address, Fence fence) {
    var owner = new Batch.Owner(mailbox, address, fence);
    return new Batch(repository.get(), guard, recorder, manifests, owner, clock, config.subjects());
  }
}
