package vn.congvu.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.catalogue.FlagSets;
import vn.congvu.backup.catalogue.KeptMessage;
import vn.congvu.backup.catalogue.KnownFolder;
import vn.congvu.backup.catalogue.MessageCatalogue;
import vn.congvu.backup.catalogue.NewMessage;
import vn.congvu.backup.catalogue.Selection;
import vn.congvu.backup.catalogue.Snapshots;
import vn.congvu.backup.mailbox.MailboxService;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.manifest.MailboxManifest;
import vn.congvu.backup.store.RepositoryAccess;

/**
 * What a run saw of a mailbox, said into the repository itself for the day the catalogue is gone.
 * Differences for the most part; everything once in a while, and when the mailbox has an address
 * that is new to it: of another that had the address before, nothing is to be read into it.
 */
@ApplicationScoped
class Manifests {

  private static final int DIFFERENCES_IN_A_ROW = 60;
  private static final int PAGE = 2000;

  /** What manifests tell the time in. */
  private static final Duration TICK = Duration.ofMillis(1);

  /** A full one names every message of its mailbox; so many are in memory at a time. */
  private static final int FULL_AT_ONCE = 2;

  private final Semaphore room = new Semaphore(FULL_AT_ONCE);
  private final MailboxService mailboxes;
  private final MessageCatalogue messages;
  private final Snapshots snapshots;
  private final FlagSets flagSets;
  private final RepositoryAccess repository;

  Manifests(
      MailboxService mailboxes,
      MessageCatalogue messages,
      Snapshots snapshots,
      FlagSets flagSets,
      RepositoryAccess repository) {
    this.mailboxes = mailboxes;
    this.messages = messages;
    this.snapshots = snapshots;
    this.flagSets = flagSets;
    this.repository = repository;
  }

  /**
   * All that the catalogue had before this run, when it is time to say all. Waits for others
   * outside of any transaction.
   *
   * @param say must not keep it
   * @return whether all was said
   */
  boolean sayAllIfDue(int mailbox, String address, Instant moment, Consumer<MailboxManifest> say) {
    boolean due = isDue(mailboxes.lastManifest(mailbox), address);
    if (due) {
      room.acquireUninterruptibly();
      try {
        say.accept(full(mailbox, address, moment.minus(TICK)));
      } finally {
        room.release();
      }
    }
    return due;
  }

  private boolean isDue(MailboxService.LastManifest last, String address) {
    return last.address() == null
        ? repository.get().hasManifests(name(address))
        : !last.address().equals(address) || last.differences() >= DIFFERENCES_IN_A_ROW;
  }

  private MailboxManifest full(int mailbox, String address, Instant before) {
    Map<Integer, MailboxManifest.Folder> folders = new LinkedHashMap<>();
    Map<List<String>, SortedSet<String>> flags = new HashMap<>();
    var entries = new ArrayList<MailboxManifest.Entry>();
    var selection = new Selection(mailbox, before, null, null);
    Selection.@Nullable Place behind = null;
    List<KeptMessage> page;
    do {
      page = snapshots.page(selection, behind, PAGE);
      for (KeptMessage message : page) {
        int folder = message.place().folder();
        // Its validity is of no use to whoever reads without the catalogue.
        folders.putIfAbsent(folder, new MailboxManifest.Folder(folder, message.folder().name(), 0));
        entries.add(
            new MailboxManifest.Entry(
                folder,
                message.place().uid(),
                message.internalDate(),
                flags.computeIfAbsent(message.flags(), TreeSet::new),
                BlobAddress.of(message.address())));
      }
      behind = page.isEmpty() ? null : page.getLast().place();
    } while (page.size() == PAGE);
    return MailboxManifest.full(name(address), before, List.copyOf(folders.values()), entries);
  }

  @Transactional
  MailboxManifest difference(
      String address,
      Instant moment,
      Collection<KnownFolder> folders,
      List<Integer> goneFolders,
      List<FolderChange> changes) {
    var entries = new ArrayList<MailboxManifest.Entry>();
    var gone = new ArrayList<MailboxManifest.Gone>();
    for (FolderChange change : changes) {
      for (NewMessage message : change.added()) {
        if (message.content() != null) {
          entries.add(
              new MailboxManifest.Entry(
                  change.folder(),
                  message.uid(),
                  message.internalDate(),
                  flagSets.flagsOf(message.flags()),
                  BlobAddress.of(message.content().address())));
        }
      }
      messages
          .places(change.folder(), change.flagged().keySet())
          .forEach(
              place ->
                  entries.add(
                      new MailboxManifest.Entry(
                          change.folder(),
                          place.uid(),
                          place.internalDate(),
                          flagSets.flagsOf(
                              Objects.requireNonNull(change.flagged().get(place.uid()))),
                          BlobAddress.of(place.address()))));
      change.gone().forEach(uid -> gone.add(new MailboxManifest.Gone(change.folder(), uid)));
    }
    return MailboxManifest.delta(
        name(address),
        moment,
        folders.stream()
            .map(
                folder ->
                    new MailboxManifest.Folder(
                        folder.id(), folder.folder().name(), folder.uidValidity()))
            .toList(),
        goneFolders,
        entries,
        gone);
  }

  private static String name(String address) {
    return address.toLowerCase(Locale.ROOT);
  }
}
