package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.mail.MailProvisioning;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.mail.UndeliveredMail;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.MessageState;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.fingerprint.FingerprintKeys;

/**
 * Removes approved copies from where they lie, where the regulation has nothing sealed: nothing of
 * them is kept, and nobody can give them back.
 */
@ApplicationScoped
public class Expunging {

  private final MailAccess access;
  private final MailProvisioning provisioning;
  private final UndeliveredMail undelivered;
  private final FingerprintKeys keys;
  private final GuardWork guard;

  Expunging(
      MailAccess access,
      MailProvisioning provisioning,
      UndeliveredMail undelivered,
      FingerprintKeys keys,
      GuardWork guard) {
    this.access = access;
    this.provisioning = provisioning;
    this.undelivered = undelivered;
    this.keys = keys;
    this.guard = guard;
  }

  /**
   * @param copies of one mailbox; what is read there must be of the case
   * @return those that lay there; the others were moved or deleted by somebody else. Empty when the
   *     mail server does not have the mailbox
   */
  public Optional<Set<UUID>> fromMailbox(UUID spillId, String address, List<Copy> copies) {
    CasePrints prints = guard.prints(spillId);
    var removed = new HashSet<UUID>();
    var byFolder = new LinkedHashMap<String, List<Copy>>();
    copies.forEach(
        copy -> byFolder.computeIfAbsent(copy.spot().folder(), _ -> new ArrayList<>()).add(copy));
    try (OpenMailbox mailbox = access.open(address)) {
      byFolder.forEach(
          (folder, there) -> removed.addAll(fromFolder(mailbox, folder, there, prints)));
      return Optional.of(removed);
    } catch (MailServerRefused refused) {
      if (provisioning.exists(address)) {
        throw refused;
      }
      return Optional.empty();
    }
  }

  private Set<UUID> fromFolder(
      OpenMailbox mailbox, String name, List<Copy> copies, CasePrints prints) {
    OpenFolder folder;
    try {
      folder = mailbox.select(name);
    } catch (MailServerRefused gone) {
      return Set.of();
    }
    var there = new TreeMap<Long, MessageState>();
    Map<Long, Copy> byUid = new TreeMap<>();
    for (Copy copy : copies) {
      if (copy.spot().uidValidity() == folder.state().uidValidity()) {
        byUid.put(copy.spot().uid(), copy);
        folder.messages(
            copy.spot().uid(), copy.spot().uid(), state -> there.put(state.uid(), state));
      }
    }
    FingerprintKey key = keys.get();
    var ours = new TreeMap<Long, UUID>();
    Set<Long> _ =
        folder.read(
            there.values(),
            (uid, _, content) -> {
              Copy copy = byUid.get(uid);
              if (copy != null && isOfTheCase(copy, MessagePrints.take(key, content), prints)) {
                ours.put(uid, copy.id());
              }
            });
    folder.expunge(ours.keySet());
    return Set.copyOf(ours.values());
  }

  private static boolean isOfTheCase(Copy copy, MessagePrints read, CasePrints prints) {
    return copy.included() || prints.borneBy(read) && !prints.isStranger(read);
  }

  /** A mail that lies in no mailbox; does nothing when it is not there any more. */
  public void undelivered(Copy copy) {
    undelivered.remove(copy.place(), copy.key());
  }
}
