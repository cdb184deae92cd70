package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.platform.database.Database;
import vn.congvu.security.copy.Copies;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.copy.FoundBy;
import vn.congvu.security.copy.FoundCopy;
import vn.congvu.security.copy.FoundIn;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.fingerprint.FingerprintKeys;
import vn.congvu.security.hold.HoldView;
import vn.congvu.security.hold.Holds;
import vn.congvu.security.hold.Sealed;
import vn.congvu.security.locate.WantedPrints;

/**
 * What one case gives back and another one holds is the other one's from then on: the mail server
 * would refuse it, and its own people destroy it or give it back.
 */
@ApplicationScoped
class OtherCases {

  private final GuardWork guard;
  private final WantedPrints wanted;
  private final Orders orders;
  private final Copies copies;
  private final Holds holds;
  private final FingerprintKeys keys;
  private final EvidenceChain evidence;
  private final Database database;

  OtherCases(
      GuardWork guard,
      WantedPrints wanted,
      Orders orders,
      Copies copies,
      Holds holds,
      FingerprintKeys keys,
      EvidenceChain evidence,
      Database database) {
    this.guard = guard;
    this.wanted = wanted;
    this.orders = orders;
    this.copies = copies;
    this.holds = holds;
    this.keys = keys;
    this.evidence = evidence;
    this.database = database;
  }

  /** A case that holds a mail, and what the mail bears. */
  record Holder(UUID spillId, MessagePrints mail) {}

  /**
   * Hands a copy of a mailbox over, sealed under the other case's key.
   *
   * @return false when no other case holds it
   */
  boolean take(Order order, Copy copy, HoldView hold, TakenMail mail) {
    Holder other = holder(order, hold).orElse(null);
    if (other == null) {
      return false;
    }
    try (InputStream content = holds.read(hold.id())) {
      Sealed sealed = holds.seal(other.spillId(), copy.id(), content::transferTo);
      handOver(order, copy, other, sealed, mail);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Holder> holder(Order order, HoldView hold) {
    MessagePrints mail;
    try (InputStream content = holds.read(hold.id())) {
      mail = MessagePrints.take(keys.get(), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return taking(order, mail).stream()
        .filter(other -> isOf(guard.prints(other), mail))
        .map(other -> new Holder(other, mail))
        .findFirst();
  }

  private static boolean isOf(CasePrints prints, MessagePrints mail) {
    return prints.borneBy(mail) && !prints.isStranger(mail);
  }

  private List<UUID> taking(Order order, MessagePrints mail) {
    var borne = new HashSet<Fingerprint>(mail.enclosed());
    borne.addAll(mail.references());
    mail.parts().forEach(part -> borne.add(part.print()));
    Stream.ofNullable(mail.messageId()).forEach(borne::add);
    return guard.heldByOthers(order.spillId(), borne).stream()
        .map(GuardWork.Held::spillId)
        .distinct()
        .sorted()
        .toList();
  }

  @Transactional
  void handOver(Order order, Copy copy, Holder other, Sealed sealed, TakenMail mail) {
    lockBoth(order.spillId(), other.spillId());
    orders.fence(order.lease());
    orders.requireTaking(other.spillId());
    UUID theirs = found(copy, other, mail);
    holds.keep(other.spillId(), List.of(sealed.of(theirs)));
    int _ =
        database.update(
            """
            insert into taken_mail (copy_id, flags, internal_date, sender, recipients, prints)
            select ?, flags, internal_date, sender, recipients, prints from taken_mail
             where copy_id = ?
            """,
            theirs,
            copy.id());
    int _ = copies.contained(Map.of(theirs, sealed.id()));
    int _ = copies.become(List.of(copy.id()), CopyState.RELEASED);
    evidence.add(order.spillId(), "release.held-elsewhere", Map.of("copy", copy.id().toString()));
    evidence.add(other.spillId(), "containment.handed-over", Map.of("copy", theirs.toString()));
  }

  /** In one order, whichever of the two gives back. */
  private void lockBoth(UUID one, UUID another) {
    Stream.of(one, another).sorted().forEach(evidence::lock);
  }

  private UUID found(Copy copy, Holder other, TakenMail mail) {
    // What it carries may be too short to be looked for.
    FoundBy by = wanted.foundBy(other.spillId(), other.mail()).orElse(FoundBy.PART);
    FoundCopy found =
        FoundCopy.inMailbox(
            copy.place(),
            copy.spot(),
            by,
            FoundIn.HOLD,
            by == FoundBy.REFERENCE,
            copy.bytes(),
            Objects.requireNonNullElse(mail.internalDate(), copy.foundAt()),
            mail.flags());
    int _ = copies.add(other.spillId(), List.of(found));
    return copies.at(other.spillId(), PlaceKind.MAILBOX, copy.place(), CopyState.FOUND).stream()
        .filter(it -> copy.spot().equals(it.inMailbox()))
        .map(Copy::id)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the other case has done with this copy"));
  }
}
