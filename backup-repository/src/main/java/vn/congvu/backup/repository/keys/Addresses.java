package vn.congvu.backup.repository.keys;

import java.util.List;
import java.util.UUID;
import vn.congvu.backup.repository.format.BlobAddress;

/**
 * Addresses of blobs. A part that was destroyed together with a message, without being named by the
 * order, may come again with an innocent message. It then lives under another address, which
 * follows from the tombstone: what is destroyed stays so under the old one, however often that is
 * settled, and the new one is not touched.
 */
public final class Addresses {

  private final RepositorySecret secret;
  private final Tombstones tombstones;

  public Addresses(RepositorySecret secret, Tombstones tombstones) {
    this.secret = secret;
    this.tombstones = tombstones;
  }

  /** Where it lives, or would live when it came now. */
  public BlobAddress of(byte[] plain) {
    BlobAddress address = secret.address(plain, 0, plain.length);
    List<UUID> ended = tombstones.ended(address);
    while (!ended.isEmpty()) {
      address = secret.addressAfter(ended.getFirst(), plain);
      ended = tombstones.ended(address);
    }
    return address;
  }

  /** Whether these bytes have this address in one of their lives. */
  public boolean fits(BlobAddress address, byte[] plain) {
    return fits(address, plain, secret.address(plain, 0, plain.length));
  }

  private boolean fits(BlobAddress address, byte[] plain, BlobAddress life) {
    return life.equals(address)
        || tombstones.ended(life).stream()
            .anyMatch(ended -> fits(address, plain, secret.addressAfter(ended, plain)));
  }
}
