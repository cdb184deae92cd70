package vn.congvu.backup.store;

import org.jspecify.annotations.Nullable;

/** Others are at work on the repository that must be alone there; try again later. */
public final class RepositoryBusy extends RuntimeException {

  RepositoryBusy(@Nullable Throwable cause) {
    super("the repository is not free for this work", cause);
  }
}
