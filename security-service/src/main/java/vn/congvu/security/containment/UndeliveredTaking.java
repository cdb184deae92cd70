package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.mail.RedeliveryGuard;
import vn.congvu.mail.UndeliveredCopy;
import vn.congvu.mail.UndeliveredMail;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.FoundCopy;
import vn.congvu.security.copy.FoundIn;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.fingerprint.FingerprintKeys;
import vn.congvu.security.hold.HoldView;
import vn.congvu.security.hold.Holds;
import vn.congvu.security.hold.Sealed;

/** Takes mail away that lies in no mailbox: in queues, among errors, and what the guard caught. */
@ApplicationScoped
class UndeliveredTaking {

  private final UndeliveredMail undelivered;
  private final RedeliveryGuard guard;
  private final FingerprintKeys keys;
  private final Holds holds;
  private final Takings takings;

  UndeliveredTaking(
      UndeliveredMail undelivered,
      RedeliveryGuard guard,
      FingerprintKeys keys,
      Holds holds,
      Takings takings) {
    this.undelivered = undelivered;
    this.guard = guard;
    this.keys = keys;
    this.holds = holds;
    this.takings = takings;
  }

  /**
   * Each place is read through once; later only what the guard has caught is looked at, and where a
   * search has found something since.
   */
  void take(Order order, CasePrints prints) {
    if (prints.isEmpty() || !undelivered.offered()) {
      return;
    }
    boolean again = order.settled() && order.guarded() == prints.held().size();
    List<String> found =
        again && !order.straight()
            ? takings.places(order, PlaceKind.QUEUE, null, Integer.MAX_VALUE)
            : List.of();
    for (String place : undelivered.places()) {
      if (!again || place.equals(guard.place()) || found.contains(place)) {
        from(place, order, prints);
      }
    }
  }

  private void from(String place, Order order, CasePrints prints) {
    Map<String, UndeliveredCopy> envelopes = look(place, order, prints);
    if (order.straight()) {
      return;
    }
    List<Copy> found = takings.found(order, PlaceKind.QUEUE, place);
    Map<UUID, HoldView> known = holds.of(found.stream().map(Copy::id).toList());
    for (Copy copy : found) {
      HoldView before = known.get(copy.id());
      UUID hold =
          before == null ? seal(order, prints, copy, envelopes.get(copy.key())) : before.id();
      if (hold != null) {
        takings.prove(order);
        undelivered.remove(place, copy.key());
        takings.contained(order, Map.of(copy.id(), hold));
      }
    }
  }

  private Map<String, UndeliveredCopy> look(String place, Order order, CasePrints prints) {
    var envelopes = new HashMap<String, UndeliveredCopy>();
    Set<Fingerprint> wanted = prints.all();
    FoundIn foundIn = place.equals(guard.place()) ? FoundIn.DELIVERY : FoundIn.QUEUE;
    String after = null;
    do {
      UndeliveredMail.Found page = undelivered.find(place, wanted, true, after);
      var found = new ArrayList<FoundCopy>();
      for (UndeliveredCopy mail : page.copies()) {
        envelopes.put(mail.id(), mail);
        found.add(
            FoundCopy.elsewhere(
                PlaceKind.QUEUE,
                place,
                mail.id(),
                prints.foundBy(mail.fingerprints()),
                foundIn,
                false,
                mail.bytes(),
                mail.at()));
      }
      if (!found.isEmpty()) {
        int _ = takings.add(order, found);
      }
      after = page.next();
    } while (after != null);
    return envelopes;
  }

  /**
   * @return null when it does not lie there any more, is not of the case, or is doubtful
   */
  private @Nullable UUID seal(
      Order order, CasePrints prints, Copy copy, @Nullable UndeliveredCopy envelope) {
    if (envelope == null) {
      return gone(order, copy);
    }
    var there = new boolean[1];
    try {
      Sealed sealed =
          holds.seal(
              order.spillId(),
              copy.id(),
              out -> there[0] = undelivered.read(copy.place(), copy.key(), out));
      MessagePrints read = there[0] ? printsOf(order, sealed) : null;
      if (read != null && !copy.included() && prints.isStranger(read)) {
        takings.doubtful(order, List.of(copy.id()));
        return null;
      }
      if (read == null || !prints.borneBy(read)) {
        return gone(order, copy);
      }
      takings.kept(
          order,
          List.of(sealed),
          List.of(
              new TakenMail(
                  copy.id(),
                  Collections.emptySortedSet(),
                  null,
                  envelope.sender(),
                  envelope.recipients())),
          Map.of(copy.id(), read));
      return sealed.id();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable UUID gone(Order order, Copy copy) {
    int _ = takings.moved(order, List.of(), List.of(copy.id()));
    return null;
  }

  private MessagePrints printsOf(Order order, Sealed sealed) throws IOException {
    try (InputStream content = holds.read(order.spillId(), sealed)) {
      return MessagePrints.take(keys.get(), content);
    }
  }
}
