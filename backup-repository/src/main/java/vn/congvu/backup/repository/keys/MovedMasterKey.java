package vn.congvu.backup.repository.keys;

import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;

/** Wraps with one master key, and still unwraps what another one wrapped before. */
public final class MovedMasterKey implements MasterKey {

  private final MasterKey now;
  private final MasterKey before;

  public MovedMasterKey(MasterKey now, MasterKey before) {
    this.now = now;
    this.before = before;
  }

  @Override
  public String id() {
    return now.id();
  }

  @Override
  public Wrapped wrap(byte[] key, byte[] context) {
    return now.wrap(key, context);
  }

  @Override
  public byte[] unwrap(String id, byte[] wrapped, byte[] context) {
    try {
      return now.unwrap(id, wrapped, context);
    } catch (RepositoryException e) {
      if (e.fault() != Fault.WRONG_MASTER_KEY) {
        throw e;
      }
      return before.unwrap(id, wrapped, context);
    }
  }
}
