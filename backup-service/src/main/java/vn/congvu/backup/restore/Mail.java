package vn.congvu.backup.restore;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import vn.congvu.backup.repository.Repository;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.store.CompactionGuard;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.mail.access.MessageSource;

/** Messages out of the repository, each verified to the last byte before the first one goes out. */
@ApplicationScoped
public class Mail {

  /** A larger one is read twice instead of being held; it never lies on a disk unencrypted. */
  private static final long MOST_HELD = 4L * 1024 * 1024;

  private final RepositoryAccess repository;
  private final CompactionGuard guard;

  Mail(RepositoryAccess repository, CompactionGuard guard) {
    this.repository = repository;
    this.guard = guard;
  }

  /** Throws {@code RepositoryException} when the message is forgotten, damaged or missing. */
  public MessageSource verified(UUID address, long size) {
    try {
      return read(address, size);
    } catch (RepositoryException e) {
      // Another replica may have moved it to another pack meanwhile.
      if (e.fault() == Fault.MISSING && guard.freshen()) {
        return read(address, size);
      }
      throw e;
    }
  }

  private MessageSource read(UUID address, long size) {
    Repository open = repository.get();
    var blob = BlobAddress.of(address);
    try {
      if (size > MOST_HELD) {
        open.read(blob, OutputStream.nullOutputStream());
        return out -> open.read(blob, out);
      }
      var bytes = new ByteArrayOutputStream((int) size);
      open.read(blob, bytes);
      return bytes::writeTo;
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail", e);
    }
  }
}
