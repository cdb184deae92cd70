package vn.congvu.security.containment;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKind;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.security.copy.FoundBy;
import vn.congvu.security.spill.PrintView;

/**
 * By what a copy of the case is known. What a message of the case itself answers is not of the
 * case.
 */
final class CasePrints {

  private final Set<Fingerprint> messages = new HashSet<>();
  private final Set<Fingerprint> parts = new HashSet<>();
  private final Set<Fingerprint> shortParts = new HashSet<>();

  /**
   * @param smallestPart octets; by a shorter part alone nothing is looked for
   */
  CasePrints(Collection<PrintView> prints, long smallestPart) {
    for (PrintView view : prints) {
      Fingerprint print = Fingerprint.of(view.print());
      if (view.kind() == FingerprintKind.MESSAGE_ID || view.kind() == FingerprintKind.ENCLOSED) {
        messages.add(print);
      } else if (view.kind() == FingerprintKind.PART) {
        boolean telling = view.bytes() >= smallestPart;
        boolean _ = (telling ? parts : shortParts).add(print);
      }
    }
  }

  /** Each, and whether also what only answers it. */
  Map<Fingerprint, Boolean> held() {
    var held = new LinkedHashMap<Fingerprint, Boolean>();
    parts.forEach(part -> held.put(part, false));
    messages.forEach(message -> held.put(message, true));
    return held;
  }

  Set<Fingerprint> all() {
    return held().keySet();
  }

  boolean isEmpty() {
    return messages.isEmpty() && parts.isEmpty();
  }

  /** The surest of what a mail was found by. */
  FoundBy foundBy(Set<Fingerprint> borne) {
    return borne.stream().anyMatch(messages::contains) ? FoundBy.MESSAGE_ID : FoundBy.PART;
  }

  /**
   * Whether a message has the Message-ID of one of the case's and nothing of what is known of their
   * content: another's mail, or one that was changed on its way.
   */
  boolean isStranger(MessagePrints message) {
    Fingerprint own = message.messageId();
    return own != null
        && messages.contains(own)
        && !(parts.isEmpty() && shortParts.isEmpty())
        && message.parts().stream().noneMatch(this::isOurs);
  }

  private boolean isOurs(MessagePrints.Part part) {
    return parts.contains(part.print()) || shortParts.contains(part.print());
  }

  /** Whether a message that was found is of the case, carries something of it, or answers it. */
  boolean borneBy(MessagePrints message) {
    Fingerprint own = message.messageId();
    return (own != null && messages.contains(own))
        || message.enclosed().stream().anyMatch(messages::contains)
        || message.references().stream().anyMatch(messages::contains)
        || message.parts().stream().anyMatch(this::isOurs);
  }
}
