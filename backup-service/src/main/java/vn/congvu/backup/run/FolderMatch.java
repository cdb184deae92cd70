package vn.congvu.backup.run;

import java.util.ArrayList;
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
    var lives = new LinkedHashMap<Life, KnownFolder>();
    known.forEach(
        folder -> lives.put(new Life(folder.folder().wireName(), folder.uidValidity()), folder));
    var same = new LinkedHashMap<KnownFolder, FolderState>();
    var unknown = new LinkedHashMap<MailFolder, FolderState>();
    for (MailFolder folder : now) {
      FolderState state = states.get(folder.wireName());
      if (state == null) {
        continue;
      }
      var life = new Life(folder.wireName(), state.uidValidity());
      KnownFolder named = lives.get(life);
      if (named != null && (named.state() == null || goesOn(named.state(), state))) {
        same.put(named, state);
        lives.remove(life);
      } else {
        unknown.put(folder, state);
      }
    }
    var gone = new ArrayList<>(lives.values());
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

  /** Those that are gone, and whose name another bears now. */
  List<KnownFolder> replaced() {
    return gone.stream()
        .filter(
            old ->
                fresh.keySet().stream()
                    .anyMatch(folder -> folder.wireName().equals(old.folder().wireName())))
        .toList();
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
        && goesOn(old.state(), now);
  }

  /**
   * Numbers only rise (RFC 9051, 2.3.1.1; RFC 7162, 3.1.2.1): where they fell, the server was put
   * back to an older state, and gives the numbers of lost mail to other mail.
   */
  private static boolean goesOn(FolderState before, FolderState now) {
    return now.uidNext() >= before.uidNext() && now.highestModSeq() >= before.highestModSeq();
  }

  /** A name may have had several folders; one that was interrupted may have left two of them. */
  private record Life(String wireName, long uidValidity) {}
}
