package vn.congvu.fingerprint;

/** Takes the fingerprints of one message in the order in which they stand there. */
@FunctionalInterface
public interface FingerprintSink {

  /**
   * May come as often as a hostile message can name something; whoever keeps them sets the bound.
   *
   * @param bytes of the part's content as it is hashed; 0 for ids
   */
  void found(FingerprintKind kind, Fingerprint print, long bytes);
}
