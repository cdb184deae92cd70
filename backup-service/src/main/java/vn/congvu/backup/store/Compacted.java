package vn.congvu.backup.store;

/** The repository was compacted under a writer; what it was about to record must be read anew. */
public final class Compacted extends RuntimeException {

  Compacted() {
    super("the repository was compacted meanwhile");
  }
}
