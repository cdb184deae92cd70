package vn.congvu.security.locate;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKind;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.security.copy.FoundBy;
import vn.congvu.security.spill.PrintView;

/**
 * What makes a message a copy.
 *
 * @param messageIds of the messages of the case
 * @param enclosed Message-IDs of what they carry
 * @param parts long enough not to be in many messages
 * @param content all parts, also short ones
 */
record Wanted(
    Set<Fingerprint> messageIds,
    Set<Fingerprint> enclosed,
    Set<Fingerprint> parts,
    Set<Fingerprint> content) {

  Wanted {
    messageIds = Set.copyOf(messageIds);
    enclosed = Set.copyOf(enclosed);
    parts = Set.copyOf(parts);
    content = Set.copyOf(content);
  }

  /**
   * @param partsFrom bytes; shorter parts count only where there is nothing else to go by
   */
  static Wanted of(Collection<PrintView> prints, long partsFrom) {
    Set<Fingerprint> ids = of(prints, FingerprintKind.MESSAGE_ID, 0);
    Set<Fingerprint> enclosed = of(prints, FingerprintKind.ENCLOSED, 0);
    Set<Fingerprint> parts = of(prints, FingerprintKind.PART, partsFrom);
    boolean nothing = ids.isEmpty() && enclosed.isEmpty() && parts.isEmpty();
    Set<Fingerprint> content = of(prints, FingerprintKind.PART, 0);
    return new Wanted(ids, enclosed, nothing ? content : parts, content);
  }

  private static Set<Fingerprint> of(
      Collection<PrintView> prints, FingerprintKind kind, long from) {
    return prints.stream()
        .filter(print -> print.kind() == kind && print.bytes() >= from)
        .map(print -> Fingerprint.of(print.print()))
        .collect(Collectors.toSet());
  }

  boolean isNothing() {
    return messageIds.isEmpty() && enclosed.isEmpty() && parts.isEmpty();
  }

  /** What a copy is or carries. */
  Set<Fingerprint> held() {
    var held = new HashSet<>(messageIds);
    held.addAll(enclosed);
    held.addAll(parts);
    return held;
  }

  /** What an answer names. */
  Set<Fingerprint> answered() {
    var answered = new HashSet<>(messageIds);
    answered.addAll(enclosed);
    return answered;
  }

  /** Empty for a message that has nothing to do with the case. */
  Optional<FoundBy> in(MessagePrints message) {
    Fingerprint own = message.messageId();
    if (isOneOf(own, messageIds)) {
      return Optional.of(FoundBy.MESSAGE_ID);
    }
    if (message.parts().stream().anyMatch(part -> parts.contains(part.print()))) {
      return Optional.of(FoundBy.PART);
    }
    Set<Fingerprint> ids = answered();
    if (isOneOf(own, enclosed) || isAny(message.enclosed(), ids)) {
      return Optional.of(FoundBy.ENCLOSED);
    }
    return isAny(message.references(), ids) ? Optional.of(FoundBy.REFERENCE) : Optional.empty();
  }

  /** Whether it has the Message-ID of a message of the case and nothing of what is known of it. */
  boolean isStranger(MessagePrints message) {
    return isOneOf(message.messageId(), messageIds)
        && !content.isEmpty()
        && message.parts().stream().noneMatch(part -> content.contains(part.print()));
  }

  /** The same of a place that tells only what a message bears of what is long enough. */
  boolean isStranger(Set<Fingerprint> borne) {
    return borne.stream().anyMatch(messageIds::contains)
        && !parts.isEmpty()
        && borne.stream().noneMatch(parts::contains);
  }

  /** The same of a place that tells only what of the wanted a message is or carries. */
  FoundBy by(Set<Fingerprint> borne) {
    if (borne.stream().anyMatch(messageIds::contains)) {
      return FoundBy.MESSAGE_ID;
    }
    return borne.stream().anyMatch(parts::contains) ? FoundBy.PART : FoundBy.ENCLOSED;
  }

  private static boolean isOneOf(@Nullable Fingerprint print, Set<Fingerprint> of) {
    return print != null && of.contains(print);
  }

  private static boolean isAny(List<Fingerprint> prints, Set<Fingerprint> of) {
    return prints.stream().anyMatch(of::contains);
  }
}
