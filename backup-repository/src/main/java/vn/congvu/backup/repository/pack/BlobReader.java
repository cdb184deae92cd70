package vn.congvu.backup.repository.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.store.ObjectStore;

/** Reads blobs: from any copy that is whole, and never without verifying. */
public final class BlobReader {

  private final ObjectStore store;
  private final PackIndex index;
  private final BlobKeys keys;
  private final Dictionaries dictionaries;

  public BlobReader(ObjectStore store, PackIndex index, BlobKeys keys, Dictionaries dictionaries) {
    this.store = store;
    this.index = index;
    this.keys = keys;
    this.dictionaries = dictionaries;
  }

  /** The plain bytes; the caller compares their address. */
  public byte[] read(BlobAddress address) {
    List<PackLocation> copies = index.find(address);
    if (copies.isEmpty()) {
      throw new RepositoryException(Fault.MISSING, "blob " + address + " is in no pack");
    }
    RepositoryException trouble = null;
    for (PackLocation copy : copies) {
      try {
        Optional<byte[]> plain = read(copy);
        if (plain.isPresent()) {
          return plain.get();
        }
        if (keys.isLetGo(copy.pack())) {
          // By another process, whose compaction moved it, or left it out: only a new look tells.
          throw new RepositoryException(Fault.MISSING, "pack " + copy.pack() + " was let go");
        }
      } catch (RepositoryException e) {
        trouble = trouble == null ? e : trouble;
      }
    }
    if (trouble == null) {
      throw new RepositoryException(
          Fault.FORGOTTEN, "the keys of blob " + address + " are destroyed");
    }
    throw new RepositoryException(trouble.fault(), "blob " + address + " cannot be read", trouble);
  }

  /** All blobs of one address, oldest pack first: the manifests of a mailbox. */
  public List<byte[]> readAll(BlobAddress address) {
    return readAll(
        address,
        trouble -> {
          throw trouble;
        });
  }

  /**
   * @param unreadable hears of each that cannot be read; the others come all the same
   */
  public List<byte[]> readAll(BlobAddress address, Consumer<RepositoryException> unreadable) {
    List<byte[]> found = new ArrayList<>();
    index.find(address).stream()
        .sorted(
            (a, b) ->
                a.pack().equals(b.pack())
                    ? Integer.compare(a.offset(), b.offset())
                    : a.pack().compareTo(b.pack()))
        .forEach(
            copy -> {
              try {
                read(copy).ifPresent(found::add);
              } catch (RepositoryException trouble) {
                unreadable.accept(trouble);
              }
            });
    return found;
  }

  /** Empty when shredded. */
  public Optional<byte[]> read(PackLocation place) {
    byte[] bytes;
    try {
      bytes = store.get(PackFile.key(place.pack()), place.offset(), place.length());
    } catch (RepositoryException e) {
      throw new RepositoryException(e.fault(), "pack " + place.pack(), e);
    }
    BlobRecord record = PackFile.record(bytes, "a blob in pack " + place.pack());
    return keys.find(place.pack(), place.offset(), record)
        .map(key -> dictionaries.unpack(record.codec(), record.open(key), record.plainLength()));
  }
}
