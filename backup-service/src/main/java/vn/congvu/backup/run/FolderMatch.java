package vn.congvu.backup.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.congvu.backup.catalogue.KnownFolder;
import vn.congvu.mail.access.FolderState;
import vn.congvu.mail.access.MailFolder;

/**
 * Which folder of the server is which one of the catalogue.
 *
 * @param same known under this very name, with its state now
 * @param renamed known under another name that is gone
 * @param fresh not known
 * @param gone known, and not on the server any more
 */
record FolderMatch(
    Map<KnownFolder, FolderState> same,
    Map<KnownFolder, MailFolder> renamed,
    Map<MailFolder, FolderState> fresh,
    List<KnownFolder> gone) {

  /**
   * @param now folders that are on the server
   * @param states by wire name; a folder without one has gone away since it was listed
   */
  static FolderMatch of(
      List<KnownFolder> known, List<MailFolder> now, Map<String, FolderState> states) {
    var byName = new HashMap<String, KnownFolder>();
    known.forEach(folder -> byName.put(folder.folder().wireName(), folder));
    var same = new LinkedHashMap<KnownFolder, FolderState>();
    var unknown = new LinkedHashMap<MailFolder, FolderState>();
    for (MailFolder folder : now) {
      KnownFolder named = byName.get(folder.wireName());
      FolderState state = states.get(folder.wireName());
      if (state != null && named != null && named.uidValidity() == state.uidValidity()) {
        same.put(named, state);
        byName.remove(folder.wireName());
      } else if (state != null) {
        unknown.put(folder, state);
      }
    }
    var gone = new ArrayList<>(byName.values());
    var renamed = new LinkedHashMap<KnownFolder, MailFolder>();
    var fresh = new LinkedHashMap<MailFolder, FolderState>();
    unknown.forEach(
        (folder, state) -> {
          List<KnownFolder> candidates =
              gone.stream().filter(old -> continues(old, state)).toList();
          if (candidates.size() == 1) {
            renamed.put(candidates.getFirst(), folder);
            gone.remove(candidates.getFirst());
          } else {
            fresh.put(folder, state);
          }
        });
    return new FolderMatch(same, renamed, fresh, gone);
  }

  /** Whether the catalogue has all of it. */
  boolean isUnchanged() {
    return renamed.isEmpty()
        && fresh.isEmpty()
        && gone.isEmpty()
        && same.entrySet().stream().allMatch(each -> each.getKey().isUnchanged(each.getValue()));
  }

  /**
   * Two that could be it are none: reading a folder anew costs time, taking one for another mail.
   */
  private static boolean continues(KnownFolder old, FolderState now) {
    return old.uidValidity() == now.uidValidity()
        && old.state() != null
        && now.uidNext() >= old.state().uidNext()
        && now.highestModSeq() >= old.state().highestModSeq();
  }
}
