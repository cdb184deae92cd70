package vn.congvu.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import vn.congvu.backup.catalogue.FlagSets;
import vn.congvu.backup.catalogue.KnownFolder;
import vn.congvu.backup.catalogue.MessageCatalogue;
import vn.congvu.mail.access.OpenMailbox;

/** Reads folders against the catalogue. */
@ApplicationScoped
class FolderReaders {

  private final MessageCatalogue catalogue;
  private final FlagSets flagSets;

  FolderReaders(MessageCatalogue catalogue, FlagSets flagSets) {
    this.catalogue = catalogue;
    this.flagSets = flagSets;
  }

  /**
   * @return UIDs of messages that are there and that the server would not hand out
   */
  Set<Long> read(OpenMailbox mailbox, KnownFolder folder, Batch batch) {
    return new FolderReader(catalogue, flagSets, batch, mailbox, folder).read();
  }
}
