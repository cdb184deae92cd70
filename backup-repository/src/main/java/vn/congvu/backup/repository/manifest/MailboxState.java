package vn.congvu.backup.repository.manifest;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A mailbox as of one moment, put together from its manifests. */
public final class MailboxState {

  private static final Comparator<MailboxManifest.Gone> PLACE =
      Comparator.comparing(MailboxManifest.Gone::folder).thenComparing(MailboxManifest.Gone::uid);

  private final Map<Integer, MailboxManifest.Folder> folders = new TreeMap<>();
  private final Map<MailboxManifest.Gone, MailboxManifest.Entry> entries = new TreeMap<>(PLACE);

  private MailboxState() {}

  /**
   * Begins at the newest full manifest that is not after the moment; what is after the moment does
   * not count.
   */
  public static MailboxState at(Collection<MailboxManifest> manifests, Instant moment) {
    List<MailboxManifest> until =
        manifests.stream()
            .filter(manifest -> !manifest.at().isAfter(moment))
            .sorted(Comparator.comparing(MailboxManifest::at))
            .toList();
    int start = until.size() - 1;
    while (start > 0 && !until.get(start).full()) {
      start--;
    }
    MailboxState state = new MailboxState();
    until.stream().skip(Math.max(0, start)).forEach(state::apply);
    return state;
  }

  public Collection<MailboxManifest.Folder> folders() {
    return folders.values();
  }

  public Collection<MailboxManifest.Entry> entries() {
    return entries.values();
  }

  private void apply(MailboxManifest manifest) {
    if (manifest.full()) {
      folders.clear();
      entries.clear();
    }
    for (int folder : manifest.goneFolders()) {
      folders.remove(folder);
      entries.keySet().removeIf(place -> place.folder() == folder);
    }
    manifest.folders().forEach(folder -> folders.put(folder.id(), folder));
    manifest.gone().forEach(entries::remove);
    manifest
        .entries()
        .forEach(
            entry -> entries.put(new MailboxManifest.Gone(entry.folder(), entry.uid()), entry));
  }
}
