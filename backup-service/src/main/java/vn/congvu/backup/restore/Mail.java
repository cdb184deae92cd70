package vn.congvu.backup.restore;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.UUID;
import vn.congvu.backup.repository.Repository;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.mail.access.MessageSource;

/** Messages out of the repository, each verified to the last byte before the first one goes out. */
@ApplicationScoped
public class Mail {

  /** A larger one is read twice instead of being held; it never lies on a disk unencrypted. */
  private static final long MOST_HELD = 4L * 1024 * 1024;

  /** A pack that is really missing may be that of thousands. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final RepositoryAccess repository;
  private long looked = System.nanoTime() - BETWEEN_LOOKS.toNanos();

  Mail(RepositoryAccess repository) {
    this.repository = repository;
  }

  /** Throws {@code RepositoryException} when the message is forgotten, damaged or missing. */
  public MessageSource verified(UUID address, long size) {
    try {
      return read(address, size);
    } catch (RepositoryException e) {
      if (e.fault() != Fault.MISSING) {
        throw e;
      }
      lookAgain();
      return read(address, size);
    }
  }

  /** Another replica may have stored it, or moved it to another pack, since this one looked. */
  private synchronized void lookAgain() {
    long now = System.nanoTime();
    if (now - looked > BETWEEN_LOOKS.toNanos()) {
      repository.get().refresh();
      looked = now;
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
