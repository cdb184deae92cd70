package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.mail.DeliveredMail;
import vn.congvu.mail.DeliveredMail.Spot;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.fingerprint.FingerprintKeys;
import vn.congvu.security.hold.HoldView;
import vn.congvu.security.hold.Holds;
import vn.congvu.security.hold.Sealed;

/**
 * Takes what lies where it was found, of many mailboxes at once, where the mail server offers it.
 * As in a single mailbox only what was sealed, read back, found to be of the case and committed is
 * removed. Everything else, and whatever fails, is left to {@link MailboxTaking}.
 */
@ApplicationScoped
class TakingAtOnce {

  private static final Logger LOG = Logger.getLogger(TakingAtOnce.class);

  private static final int BATCH_MAILS = 25;
  private static final long BATCH_BYTES = 32L * 1024 * 1024;

  private final DeliveredMail delivered;
  private final FingerprintKeys keys;
  private final Holds holds;
  private final Takings takings;
  private final ContainmentConfig config;

  TakingAtOnce(
      DeliveredMail delivered,
      FingerprintKeys keys,
      Holds holds,
      Takings takings,
      ContainmentConfig config) {
    this.delivered = delivered;
    this.keys = keys;
    this.holds = holds;
    this.takings = takings;
    this.config = config;
  }

  /**
   * @return those of the mailboxes in which there is still something to be taken
   */
  List<String> take(Order order, CasePrints prints, List<String> addresses)
      throws InterruptedException {
    if (addresses.isEmpty() || !delivered.offered()) {
      return addresses;
    }
    FingerprintKey key = keys.get();
    RuntimeException failure =
        new SideBySide(config.parallel())
            .each(
                batches(takings.found(order, PlaceKind.MAILBOX, addresses)),
                batch -> new Batch(order, prints, key, batch).take());
    if (failure instanceof OrderLost) {
      throw failure;
    }
    if (failure != null) {
      LOG.infof("Mailboxes are opened one by one: cause=%s", failure.getClass().getSimpleName());
    }
    return takings.found(order, PlaceKind.MAILBOX, addresses).stream()
        .map(Copy::place)
        .distinct()
        .toList();
  }

  private static List<List<Copy>> batches(List<Copy> copies) {
    var batches = new ArrayList<List<Copy>>();
    long bytes = 0;
    for (Copy copy : copies) {
      if (batches.isEmpty()
          || batches.getLast().size() == BATCH_MAILS
          || bytes + copy.bytes() > BATCH_BYTES) {
        batches.add(new ArrayList<>());
        bytes = 0;
      }
      batches.getLast().add(copy);
      bytes += copy.bytes();
    }
    return batches;
  }

  /** A few copies, with one transaction for their holds and one for their end. */
  private final class Batch {

    private final Order order;
    private final CasePrints prints;
    private final FingerprintKey key;
    private final Map<Spot, Copy> copies = new HashMap<>();
    private final Map<UUID, UUID> holdByCopy = new HashMap<>();

    Batch(Order order, CasePrints prints, FingerprintKey key, List<Copy> copies) {
      this.order = order;
      this.prints = prints;
      this.key = key;
      copies.forEach(copy -> this.copies.put(spot(copy), copy));
    }

    private static Spot spot(Copy copy) {
      return new Spot(
          copy.place(), copy.spot().folder(), copy.spot().uidValidity(), copy.spot().uid());
    }

    void take() {
      for (HoldView hold : holds.of(copies.values().stream().map(Copy::id).toList()).values()) {
        holdByCopy.put(hold.copyId(), hold.id());
      }
      seal(spots(copy -> !holdByCopy.containsKey(copy.id())));
      takings.prove(order);
      Set<Spot> removed = delivered.remove(spots(copy -> holdByCopy.containsKey(copy.id())));
      takings.contained(
          order,
          removed.stream()
              .map(spot -> Objects.requireNonNull(copies.get(spot)).id())
              .collect(
                  Collectors.toMap(
                      copy -> copy, copy -> Objects.requireNonNull(holdByCopy.get(copy)))));
    }

    private List<Spot> spots(Predicate<Copy> which) {
      return copies.entrySet().stream()
          .filter(it -> which.test(it.getValue()))
          .map(Map.Entry::getKey)
          .toList();
    }

    private void seal(List<Spot> spots) {
      if (spots.isEmpty()) {
        return;
      }
      var sealed = new ArrayList<Sealed>();
      var mails = new ArrayList<TakenMail>();
      var strangers = new ArrayList<UUID>();
      var borne = new HashMap<UUID, MessagePrints>();
      try {
        delivered.read(
            spots,
            (mail, content) -> {
              Copy copy = Objects.requireNonNull(copies.get(mail.at()));
              Sealed it = holds.seal(order.spillId(), copy.id(), content::transferTo);
              MessagePrints read = printsOf(it);
              if (!copy.included() && prints.isStranger(read)) {
                strangers.add(copy.id());
              } else if (prints.borneBy(read)) {
                sealed.add(it);
                borne.put(copy.id(), read);
                mails.add(
                    new TakenMail(copy.id(), mail.flags(), mail.internalDate(), null, List.of()));
              }
            });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      takings.doubtful(order, strangers);
      takings.kept(order, sealed, mails, borne);
      sealed.forEach(it -> holdByCopy.put(it.copyId(), it.id()));
    }

    private MessagePrints printsOf(Sealed mail) throws IOException {
      try (InputStream content = holds.read(order.spillId(), mail)) {
        return MessagePrints.take(key, content);
      }
    }
  }
}
