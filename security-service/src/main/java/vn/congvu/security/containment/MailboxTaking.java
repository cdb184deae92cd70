package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.mail.access.MessageState;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.FoundCopy;
import vn.congvu.security.copy.FoundIn;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.fingerprint.FingerprintKeys;
import vn.congvu.security.hold.HoldView;
import vn.congvu.security.hold.Holds;
import vn.congvu.security.hold.Sealed;

/**
 * Takes the copies of one mailbox away, over one connection. Of each only what was sealed, read
 * back, found to be of the case and committed is expunged; what is not of the case stays where it
 * is, and stays on the list.
 */
@ApplicationScoped
class MailboxTaking {

  /** Whoever moves mail about may win some rounds; the next run of the order goes on. */
  private static final int ROUNDS = 3;

  private static final int BATCH_MAILS = 50;
  private static final long BATCH_BYTES = 32L * 1024 * 1024;

  private final MailAccess access;
  private final FingerprintKeys keys;
  private final Holds holds;
  private final Takings takings;

  MailboxTaking(MailAccess access, FingerprintKeys keys, Holds holds, Takings takings) {
    this.access = access;
    this.keys = keys;
    this.holds = holds;
    this.takings = takings;
  }

  void take(Order order, CasePrints prints, String address) {
    List<Copy> found = takings.found(order, PlaceKind.MAILBOX, address);
    for (int round = 0; round < ROUNDS && !found.isEmpty(); round++) {
      boolean more;
      try (OpenMailbox mailbox = access.open(address)) {
        more = new Visit(order, prints, keys.get(), mailbox, address).take(found);
      }
      found = more ? takings.found(order, PlaceKind.MAILBOX, address) : List.of();
    }
  }

  /** One connection's work. */
  private final class Visit {

    private final Order order;
    private final CasePrints prints;
    private final FingerprintKey key;
    private final OpenMailbox mailbox;
    private final String address;
    private final List<Copy> missing = new ArrayList<>();

    Visit(Order order, CasePrints prints, FingerprintKey key, OpenMailbox mailbox, String address) {
      this.order = order;
      this.prints = prints;
      this.key = key;
      this.mailbox = mailbox;
      this.address = address;
    }

    /**
     * @return whether copies were found elsewhere in the mailbox
     */
    boolean take(List<Copy> found) {
      Map<UUID, HoldView> known = holds.of(found.stream().map(Copy::id).toList());
      var byFolder = new LinkedHashMap<String, List<Copy>>();
      found.forEach(
          copy -> byFolder.computeIfAbsent(copy.spot().folder(), _ -> new ArrayList<>()).add(copy));
      byFolder.forEach((folder, copies) -> fromFolder(folder, copies, known));
      return !missing.isEmpty() && seek(known.keySet());
    }

    private void fromFolder(String name, List<Copy> copies, Map<UUID, HoldView> known) {
      OpenFolder folder;
      try {
        folder = mailbox.select(name);
      } catch (MailServerRefused gone) {
        copies.forEach(copy -> miss(copy, known));
        return;
      }
      var byUid = new TreeMap<Long, Copy>();
      for (Copy copy : copies) {
        if (copy.spot().uidValidity() == folder.state().uidValidity()) {
          byUid.put(copy.spot().uid(), copy);
        } else {
          miss(copy, known);
        }
      }
      Map<Long, MessageState> there = there(folder, byUid.keySet());
      byUid.forEach(
          (uid, copy) -> {
            if (!there.containsKey(uid)) {
              miss(copy, known);
            }
          });
      expungeSealedBefore(folder, byUid, there, known);
      for (List<MessageState> batch : batches(there, byUid, known)) {
        takeBatch(folder, batch, byUid);
      }
    }

    private Map<Long, MessageState> there(OpenFolder folder, Set<Long> uids) {
      var there = new HashMap<Long, MessageState>();
      for (long uid : uids) {
        folder.messages(uid, uid, state -> there.put(state.uid(), state));
      }
      return there;
    }

    /** An attempt before this one was ended between its commit and its expunge, or after it. */
    private void miss(Copy copy, Map<UUID, HoldView> known) {
      HoldView hold = known.get(copy.id());
      if (hold != null) {
        takings.contained(order, Map.of(copy.id(), hold.id()));
      }
      missing.add(copy);
    }

    private void expungeSealedBefore(
        OpenFolder folder,
        Map<Long, Copy> byUid,
        Map<Long, MessageState> there,
        Map<UUID, HoldView> known) {
      var holdByCopy = new HashMap<UUID, UUID>();
      var uids = new ArrayList<Long>();
      byUid.forEach(
          (uid, copy) -> {
            HoldView hold = known.get(copy.id());
            if (hold != null && there.containsKey(uid)) {
              uids.add(uid);
              holdByCopy.put(copy.id(), hold.id());
            }
          });
      takings.prove(order);
      folder.expunge(uids);
      takings.contained(order, holdByCopy);
    }

    private List<List<MessageState>> batches(
        Map<Long, MessageState> there, Map<Long, Copy> byUid, Map<UUID, HoldView> known) {
      var batches = new ArrayList<List<MessageState>>();
      long bytes = 0;
      for (Map.Entry<Long, Copy> entry : byUid.entrySet()) {
        MessageState state = there.get(entry.getKey());
        if (state == null || known.containsKey(entry.getValue().id())) {
          continue;
        }
        if (batches.isEmpty()
            || batches.getLast().size() == BATCH_MAILS
            || bytes + state.size() > BATCH_BYTES) {
          batches.add(new ArrayList<>());
          bytes = 0;
        }
        batches.getLast().add(state);
        bytes += state.size();
      }
      return batches;
    }

    private void takeBatch(OpenFolder folder, List<MessageState> batch, Map<Long, Copy> byUid) {
      var sealed = new TreeMap<Long, Sealed>();
      var strangers = new ArrayList<UUID>();
      var borne = new HashMap<UUID, MessagePrints>();
      Set<Long> vanished =
          folder.read(
              batch,
              (uid, size, content) -> {
                Copy copy = Objects.requireNonNull(byUid.get(uid));
                Sealed mail = holds.seal(order.spillId(), copy.id(), content::transferTo);
                MessagePrints read = printsOf(mail);
                if (!copy.included() && prints.isStranger(read)) {
                  strangers.add(copy.id());
                } else if (prints.borneBy(read)) {
                  sealed.put(uid, mail);
                  borne.put(copy.id(), read);
                }
              });
      vanished.forEach(uid -> missing.add(Objects.requireNonNull(byUid.get(uid))));
      takings.doubtful(order, strangers);
      takings.kept(order, sealed.values(), mails(batch, byUid, sealed.keySet()), borne);
      takings.prove(order);
      folder.expunge(sealed.keySet());
      var holdByCopy = new HashMap<UUID, UUID>();
      sealed.values().forEach(mail -> holdByCopy.put(mail.copyId(), mail.id()));
      takings.contained(order, holdByCopy);
    }

    private MessagePrints printsOf(Sealed mail) throws IOException {
      try (InputStream content = holds.read(order.spillId(), mail)) {
        return MessagePrints.take(key, content);
      }
    }

    private List<TakenMail> mails(List<MessageState> batch, Map<Long, Copy> byUid, Set<Long> uids) {
      return batch.stream()
          .filter(state -> uids.contains(state.uid()))
          .map(
              state ->
                  new TakenMail(
                      Objects.requireNonNull(byUid.get(state.uid())).id(),
                      state.flags(),
                      state.internalDate(),
                      null,
                      List.of()))
          .toList();
    }

    /**
     * Its owner moved it, or put the folder elsewhere: length and date go with it. What looks like
     * it is read, and is a copy if it is of the case.
     */
    private boolean seek(Set<UUID> sealed) {
      var found = new ArrayList<FoundCopy>();
      for (MailFolder folder : mailbox.folders()) {
        if (folder.selectable()) {
          seekIn(folder.wireName(), found);
        }
      }
      List<UUID> gone =
          missing.stream().map(Copy::id).filter(copy -> !sealed.contains(copy)).toList();
      return takings.moved(order, found, gone) > 0;
    }

    private void seekIn(String name, List<FoundCopy> found) {
      OpenFolder folder;
      try {
        folder = mailbox.examine(name);
      } catch (MailServerRefused gone) {
        return;
      }
      var alike = new TreeMap<Long, MessageState>();
      folder.messages(
          1,
          state -> {
            if (missing.stream().anyMatch(copy -> isAlike(copy, state))) {
              alike.put(state.uid(), state);
            }
          });
      var ours = new HashSet<Long>();
      Set<Long> _ =
          folder.read(
              alike.values(),
              (uid, size, content) -> {
                MessagePrints read = MessagePrints.take(key, content);
                if (prints.borneBy(read) && !prints.isStranger(read)) {
                  ours.add(uid);
                }
              });
      for (long uid : ours) {
        MessageState state = Objects.requireNonNull(alike.get(uid));
        found.add(
            FoundCopy.inMailbox(
                address,
                new FoundCopy.Spot(name, folder.state().uidValidity(), uid),
                missing.getFirst().foundBy(),
                FoundIn.SWEEP,
                missing.getFirst().answers(),
                state.size(),
                state.internalDate(),
                state.flags()));
      }
    }

    private static boolean isAlike(Copy copy, MessageState state) {
      Instant date = copy.internalDate();
      return (copy.bytes() == 0 || copy.bytes() == state.size())
          && (date == null || date.getEpochSecond() == state.internalDate().getEpochSecond());
    }
  }
}
