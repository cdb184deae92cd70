package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.mail.MailProvisioning;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.mail.access.FolderState;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.mail.access.MessageState;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.hold.HoldView;
import vn.congvu.security.hold.Holds;
import vn.congvu.security.mailbox.KnownMailboxes;

/**
 * Puts the copies of one mailbox back where they lay, each once: before any is appended it is
 * written down from which UID on they will lie, and an attempt after a kill looks there first.
 */
@ApplicationScoped
class MailboxGivingBack {

  private static final int BATCH = 50;

  private final MailAccess access;
  private final MailProvisioning provisioning;
  private final KnownMailboxes mailboxes;
  private final Holds holds;
  private final Returns returns;
  private final OtherCases others;

  MailboxGivingBack(
      MailAccess access,
      MailProvisioning provisioning,
      KnownMailboxes mailboxes,
      Holds holds,
      Returns returns,
      OtherCases others) {
    this.access = access;
    this.provisioning = provisioning;
    this.mailboxes = mailboxes;
    this.holds = holds;
    this.returns = returns;
    this.others = others;
  }

  /** What came of it. */
  enum Given {
    BACK,
    /** The mail server does not have the mailbox, and nobody has said that it was deleted. */
    NO_MAILBOX,
    /** Its address may be another's by now. */
    DELETED
  }

  /** All that were taken from it. */
  Given giveBack(Order order, String address) {
    return giveBack(order, address, returns.contained(order, PlaceKind.MAILBOX, address));
  }

  Given giveBack(Order order, String address, List<Copy> copies) {
    if (copies.isEmpty()) {
      return Given.BACK;
    }
    if (mailboxes.isDeleted(address, copies.getLast().foundAt())) {
      return Given.DELETED;
    }
    try (OpenMailbox mailbox = access.open(address)) {
      giveBack(order, mailbox, copies);
      return Given.BACK;
    } catch (MailServerRefused refused) {
      if (provisioning.exists(address)) {
        throw refused;
      }
      return Given.NO_MAILBOX;
    }
  }

  private void giveBack(Order order, OpenMailbox mailbox, List<Copy> copies) {
    List<UUID> ids = copies.stream().map(Copy::id).toList();
    Map<UUID, HoldView> sealed = holds.of(ids);
    Map<UUID, Returns.Kept> kept = returns.kept(ids);
    var byFolder = new LinkedHashMap<String, List<Parcel>>();
    for (Copy copy : copies) {
      byFolder
          .computeIfAbsent(copy.spot().folder(), _ -> new ArrayList<>())
          .add(
              new Parcel(
                  copy,
                  Objects.requireNonNull(sealed.get(copy.id()), "a contained copy has a hold"),
                  Objects.requireNonNull(kept.get(copy.id()), "a contained copy was described")));
    }
    List<String> there = mailbox.folders().stream().map(MailFolder::wireName).toList();
    byFolder.forEach(
        (folder, parcels) -> {
          if (there.stream().noneMatch(folder::equalsIgnoreCase)) {
            mailbox.createFolder(folder);
          }
          into(mailbox, folder, order, parcels);
        });
  }

  /** A copy with everything that is needed to put it back. */
  private record Parcel(Copy copy, HoldView hold, Returns.Kept kept) {

    UUID id() {
      return copy.id();
    }

    Instant date() {
      Instant date = kept.mail().internalDate();
      return date == null ? hold.sealedAt() : date;
    }

    SortedSet<String> flags() {
      return kept.mail().flags();
    }

    /** IMAP's dates have no fractions. */
    boolean is(MessageState state) {
      return state.size() == hold.bytes()
          && state.internalDate().getEpochSecond() == date().getEpochSecond();
    }
  }

  private void into(OpenMailbox mailbox, String folder, Order order, List<Parcel> parcels) {
    OpenFolder open = mailbox.examine(folder);
    List<Parcel> rest = withoutThoseThere(open, order, parcels);
    FolderState state = open.state();
    for (int from = 0; from < rest.size(); from += BATCH) {
      List<Parcel> batch = rest.subList(from, Math.min(from + BATCH, rest.size()));
      List<UUID> ids = batch.stream().map(Parcel::id).toList();
      returns.begin(order, ids, new Returns.Begun(state.uidValidity(), state.uidNext()));
      for (Parcel parcel : batch) {
        append(mailbox, folder, order, parcel);
      }
      returns.returned(order, ids);
    }
  }

  /** What another case holds the mail server refuses. */
  private void append(OpenMailbox mailbox, String folder, Order order, Parcel parcel) {
    try {
      OptionalLong _ =
          mailbox.append(
              folder,
              parcel.flags(),
              parcel.date(),
              parcel.hold().bytes(),
              out -> open(parcel.hold().id(), out));
    } catch (MailServerRefused refused) {
      if (!others.take(order, parcel.copy(), parcel.hold(), parcel.kept().mail())) {
        throw refused;
      }
    }
  }

  private void open(UUID hold, OutputStream out) {
    if (!holds.open(hold, out)) {
      throw new IllegalStateException("a hold was shredded before its copy was back");
    }
  }

  /** Those that an attempt before this one appended and did not live to say so. */
  private List<Parcel> withoutThoseThere(OpenFolder folder, Order order, List<Parcel> parcels) {
    long from = Long.MAX_VALUE;
    for (Parcel parcel : parcels) {
      Returns.Begun begun = begunHere(folder, parcel);
      from = begun == null ? from : Math.min(from, begun.fromUid());
    }
    if (from == Long.MAX_VALUE) {
      return parcels;
    }
    var there = new ArrayList<MessageState>();
    folder.messages(from, there::add);
    var rest = new ArrayList<Parcel>();
    var returned = new ArrayList<UUID>();
    for (Parcel parcel : parcels) {
      MessageState found =
          begunHere(folder, parcel) == null
              ? null
              : there.stream().filter(parcel::is).findFirst().orElse(null);
      if (found == null) {
        rest.add(parcel);
      } else {
        boolean _ = there.remove(found);
        returned.add(parcel.id());
      }
    }
    returns.returned(order, returned);
    return rest;
  }

  private static Returns.@Nullable Begun begunHere(OpenFolder folder, Parcel parcel) {
    Returns.Begun begun = parcel.kept().begun();
    return begun != null && begun.uidValidity() == folder.state().uidValidity() ? begun : null;
  }
}
