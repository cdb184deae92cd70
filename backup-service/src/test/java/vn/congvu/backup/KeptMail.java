package vn.congvu.backup;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.congvu.backup.catalogue.KeptMessage;
import vn.congvu.backup.catalogue.Selection;
import vn.congvu.backup.catalogue.Snapshots;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.store.RepositoryAccess;

/** What the catalogue names and the repository gives back. */
@ApplicationScoped
public class KeptMail {

  private final Snapshots snapshots;
  private final RepositoryAccess repository;

  KeptMail(Snapshots snapshots, RepositoryAccess repository) {
    this.snapshots = snapshots;
    this.repository = repository;
  }

  /** Every letter that lies in a folder now, in the order of arrival. */
  public List<byte[]> of(BackupMailbox mailbox, String folder) {
    return snapshots
        .page(new Selection(mailbox.number(), Instant.now(), folder, null), null, 10_000)
        .stream()
        .map(KeptMessage::address)
        .map(this::read)
        .toList();
  }

  /** A message by its address in the repository, whatever the catalogue says of it. */
  public byte[] read(UUID address) {
    var bytes = new ByteArrayOutputStream();
    try {
      repository.get().read(BlobAddress.of(address), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
