package vn.congvu.backup.catalogue;

import java.util.Set;
import java.util.UUID;

/** A message was read before it was forgotten and was to be written down after that. */
public class ForgottenMeanwhile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Set<UUID> blobs;

  /**
   * @param blobs of the messages that bear a forgotten fingerprint; they lie in the repository
   */
  ForgottenMeanwhile(Set<UUID> blobs) {
    super("A message was forgotten while it was read");
    this.blobs = Set.copyOf(blobs);
  }

  public Set<UUID> blobs() {
    return blobs;
  }
}
