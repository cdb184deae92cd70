package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.fingerprint.FingerprintKeys;
import vn.congvu.security.hold.HoldView;
import vn.congvu.security.hold.Holds;
import vn.congvu.security.hold.Shredded;

/**
 * What lies sealed for nothing but a part that is not looked for any more: innocent mail with the
 * same logo. Each hold is read again, and what bears nothing else of the case goes back.
 */
@ApplicationScoped
class Strays {

  private static final int PLACES = 200;

  private final MailboxGivingBack mailboxes;
  private final UndeliveredGivingBack undelivered;
  private final Returns returns;
  private final Holds holds;
  private final FingerprintKeys keys;

  Strays(
      MailboxGivingBack mailboxes,
      UndeliveredGivingBack undelivered,
      Returns returns,
      Holds holds,
      FingerprintKeys keys) {
    this.mailboxes = mailboxes;
    this.undelivered = undelivered;
    this.returns = returns;
    this.holds = holds;
    this.keys = keys;
  }

  void giveBack(Order order, CasePrints prints) {
    returns.followRenamed(order);
    var back = new ArrayList<Copy>();
    boolean all = true;
    for (PlaceKind kind : List.of(PlaceKind.MAILBOX, PlaceKind.QUEUE)) {
      String after = null;
      List<String> page;
      do {
        page = returns.places(order, kind, after, PLACES);
        for (String place : page) {
          List<Copy> strays = strays(order, prints, kind, place);
          switch (giveBack(order, kind, place, strays)) {
            case BACK -> back.addAll(strays);
            case NO_MAILBOX -> all = false;
            case DELETED -> {
              // They stay sealed, and what becomes of the case becomes of them.
            }
          }
        }
        after = page.isEmpty() ? null : page.getLast();
      } while (page.size() == PLACES);
    }
    List<Shredded> _ =
        holds.shred(
            order.spillId(),
            back.stream().map(copy -> Objects.requireNonNull(copy.holdId())).toList());
    returns.straysAreBack(order, back, all);
  }

  private List<Copy> strays(Order order, CasePrints prints, PlaceKind kind, String place) {
    List<Copy> contained = returns.contained(order, kind, place);
    Map<UUID, HoldView> sealed = holds.of(contained.stream().map(Copy::id).toList());
    return contained.stream()
        .filter(
            copy -> {
              HoldView hold = sealed.get(copy.id());
              return hold != null && !isOfTheCase(hold, prints);
            })
        .toList();
  }

  private MailboxGivingBack.Given giveBack(
      Order order, PlaceKind kind, String place, List<Copy> strays) {
    if (kind == PlaceKind.MAILBOX) {
      return mailboxes.giveBack(order, place, strays);
    }
    undelivered.giveBack(order, strays);
    return MailboxGivingBack.Given.BACK;
  }

  private boolean isOfTheCase(HoldView hold, CasePrints prints) {
    FingerprintKey key = keys.get();
    try (InputStream content = holds.read(hold.id())) {
      return prints.borneBy(MessagePrints.take(key, content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
