package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.platform.database.Database;
import vn.congvu.security.copy.Copies;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.copy.FoundCopy;
import vn.congvu.security.copy.RenamedMailboxes;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.hold.Holds;
import vn.congvu.security.hold.Sealed;

/** The transactions of taking: each is short, and proves first that the order still stands. */
@ApplicationScoped
class Takings {

  private final Orders orders;
  private final Copies copies;
  private final Holds holds;
  private final RenamedMailboxes renamed;
  private final EvidenceChain evidence;
  private final Database database;

  Takings(
      Orders orders,
      Copies copies,
      Holds holds,
      RenamedMailboxes renamed,
      EvidenceChain evidence,
      Database database) {
    this.orders = orders;
    this.copies = copies;
    this.holds = holds;
    this.renamed = renamed;
    this.evidence = evidence;
    this.database = database;
  }

  /** What lies where it was found lies under its mailbox's new address now. */
  @Transactional
  void followRenamed(Order order) {
    evidence.lock(order.spillId());
    orders.fence(order.lease());
    var _ =
        renamed.follow(
            order.spillId(), EnumSet.of(CopyState.FOUND, CopyState.DOUBTFUL, CopyState.EXCLUDED));
  }

  @Transactional
  List<String> places(Order order, PlaceKind kind, @Nullable String after, int rows) {
    return copies.places(order.spillId(), kind, CopyState.FOUND, after, rows);
  }

  @Transactional
  List<Copy> found(Order order, PlaceKind kind, String place) {
    return copies.at(order.spillId(), kind, place, CopyState.FOUND);
  }

  @Transactional
  List<Copy> found(Order order, PlaceKind kind, Collection<String> places) {
    return copies.at(order.spillId(), kind, places, CopyState.FOUND);
  }

  @Transactional
  int add(Order order, Collection<FoundCopy> found) {
    orders.fence(order.lease());
    return copies.add(order.spillId(), found);
  }

  /**
   * From the commit on the copies may be removed from where they lie.
   *
   * @param read what each of them bears, by copy
   */
  @Transactional
  void kept(
      Order order,
      Collection<Sealed> sealed,
      Collection<TakenMail> mails,
      Map<UUID, MessagePrints> read) {
    orders.fence(order.lease());
    holds.keep(order.spillId(), sealed);
    var rows = new ArrayList<@Nullable Object[]>();
    for (TakenMail mail : mails) {
      rows.add(
          new @Nullable Object[] {
            mail.copyId(),
            String.join(" ", mail.flags()),
            mail.internalDate(),
            mail.sender(),
            Database.texts(mail.recipients()),
            Database.uuids(borne(Objects.requireNonNull(read.get(mail.copyId()))))
          });
    }
    database.batch(
        """
        insert into taken_mail (copy_id, flags, internal_date, sender, recipients, prints)
        values (?, ?, ?, ?, ?, ?) on conflict (copy_id) do nothing
        """,
        rows);
  }

  /** What it is and what it carries; not what it answers. */
  private static Set<UUID> borne(MessagePrints message) {
    return Stream.of(
            Stream.ofNullable(message.messageId()),
            message.parts().stream().map(MessagePrints.Part::print),
            message.enclosed().stream())
        .flatMap(each -> each)
        .map(Fingerprint::uuid)
        .collect(Collectors.toSet());
  }

  /** They stay where they are until somebody has looked at them. */
  @Transactional
  void doubtful(Order order, Collection<UUID> strangers) {
    if (!strangers.isEmpty()) {
      orders.fence(order.lease());
      int _ = copies.become(strangers, CopyState.DOUBTFUL);
    }
  }

  /** Just before copies are removed: whoever gives back now would look too early. */
  @Transactional
  void prove(Order order) {
    orders.fence(order.lease());
  }

  /** A worker whose order was turned round does not say so behind the back of who gives back. */
  @Transactional
  void contained(Order order, Map<UUID, UUID> holdByCopy) {
    if (!holdByCopy.isEmpty()) {
      orders.fence(order.lease());
      int _ = copies.contained(holdByCopy);
    }
  }

  /** They are there no more; some of them lie elsewhere now. */
  @Transactional
  int moved(Order order, Collection<FoundCopy> elsewhere, Collection<UUID> gone) {
    orders.fence(order.lease());
    int added = copies.add(order.spillId(), elsewhere);
    if (!gone.isEmpty()) {
      int _ = copies.become(gone, CopyState.GONE);
    }
    return added;
  }

  @Transactional
  List<Copies.Count> counts(UUID spillId) {
    return copies.counts(spillId);
  }
}
