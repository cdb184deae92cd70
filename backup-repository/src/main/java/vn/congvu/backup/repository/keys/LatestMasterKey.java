package vn.congvu.backup.repository.keys;

import java.util.function.Supplier;

/**
 * A master key that is asked for anew each time, so that a process that runs on uses a new one as
 * soon as it is there.
 */
public final class LatestMasterKey implements MasterKey {

  private final Supplier<MasterKey> latest;

  public LatestMasterKey(Supplier<MasterKey> latest) {
    this.latest = latest;
  }

  @Override
  public String id() {
    return latest.get().id();
  }

  @Override
  public Wrapped wrap(byte[] key, byte[] context) {
    return latest.get().wrap(key, context);
  }

  @Override
  public byte[] unwrap(String id, byte[] wrapped, byte[] context) {
    return latest.get().unwrap(id, wrapped, context);
  }
}
