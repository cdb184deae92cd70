package vn.congvu.backup.repository.keys;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.ByteReader;
import vn.congvu.backup.repository.format.ByteWriter;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.Magic;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.store.ObjectStore;

/**
 * The object that makes a store a repository: its id and its secret, wrapped. Without it no
 * dictionary opens, so it lies twice.
 */
public record RepositoryHead(UUID id, String masterKey, byte[] wrapped) {

  public static final List<String> PLACES = List.of("repository", "repository.copy");
  private static final int VERSION = 1;

  public static RepositoryHead make(UUID id, MasterKey master) {
    return wrap(id, Sealing.randomKey(), master);
  }

  public static @Nullable RepositoryHead find(ObjectStore store) {
    RepositoryException trouble = null;
    for (String place : PLACES) {
      try {
        return decode(store.get(place));
      } catch (RepositoryException e) {
        trouble = trouble == null || trouble.fault() == Fault.MISSING ? e : trouble;
      }
    }
    if (trouble != null && trouble.fault() != Fault.MISSING) {
      throw trouble;
    }
    return null;
  }

  public void write(ObjectStore store) {
    byte[] bytes =
        new ByteWriter()
            .raw(Magic.REPOSITORY)
            .u8(VERSION)
            .uuid(id)
            .text(masterKey)
            .bytes(wrapped)
            .toBytes();
    PLACES.forEach(place -> store.replace(place, bytes));
  }

  public RepositorySecret open(MasterKey master) {
    return new RepositorySecret(secret(master), id);
  }

  public RepositoryHead rewrap(MasterKey master) {
    return wrap(id, secret(master), master);
  }

  private static RepositoryHead wrap(UUID id, byte[] secret, MasterKey master) {
    MasterKey.Wrapped wrapped = master.wrap(secret, context(id));
    return new RepositoryHead(id, wrapped.masterKey(), wrapped.bytes());
  }

  private byte[] secret(MasterKey master) {
    return master.unwrap(masterKey, wrapped, context(id));
  }

  public static RepositoryHead decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes, "the repository's head");
    in.magic(Magic.REPOSITORY);
    in.version(VERSION);
    RepositoryHead head = new RepositoryHead(in.uuid(), in.text(), in.bytes());
    in.end();
    return head;
  }

  private static byte[] context(UUID id) {
    return new ByteWriter().raw(Magic.REPOSITORY).uuid(id).toBytes();
  }
}
