package vn.congvu.security.radius;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.congvu.platform.lease.Lease;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.coverage.PlacesOutOfSight;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.mailbox.KnownMailboxes;

/** Computes from what is known and writes down what follows from it, all at once. */
@ApplicationScoped
class RadiusRecord {

  private final EnvelopeLedger ledger;
  private final RadiusQueue queue;
  private final PlacesOutOfSight places;
  private final KnownMailboxes mailboxes;
  private final EvidenceChain evidence;
  private final RadiusConfig config;
  private final Clock clock;

  RadiusRecord(
      EnvelopeLedger ledger,
      RadiusQueue queue,
      PlacesOutOfSight places,
      KnownMailboxes mailboxes,
      EvidenceChain evidence,
      RadiusConfig config,
      Clock clock) {
    this.ledger = ledger;
    this.queue = queue;
    this.places = places;
    this.mailboxes = mailboxes;
    this.evidence = evidence;
    this.config = config;
    this.clock = clock;
  }

  /** Places that the platform cannot reach itself are open until a letter or a declaration. */
  @Transactional
  void keep(Lease lease, UUID spillId) {
    evidence.lock(spillId);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<HadCopy> copies = ledger.had(spillId);
    Set<String> domains = domains(copies);
    LeakRadius radius =
        LeakRadius.of(
            copies, ledger.messages(spillId), address -> domains.contains(domainOf(address)), now);
    queue.done(lease, radius, now);
    places.expect(spillId, PlaceKind.EXTERNAL_RECIPIENT, radius.outside());
    places.expect(spillId, PlaceKind.USER_DEVICE, radius.mailboxes());
    RadiusFigures figures = radius.figures();
    evidence.add(
        spillId,
        "leak-radius.compute",
        Map.of(
            "radius", lease.job().toString(),
            "inside", Long.toString(figures.inside()),
            "opened", Long.toString(figures.opened()),
            "outside", Long.toString(figures.outside()),
            "minutes", String.valueOf(figures.minutes())));
  }

  /** Those of mailboxes that are known, or lie on the province's mail server as the copies do. */
  private Set<String> domains(List<HadCopy> copies) {
    var domains = new HashSet<>(mailboxes.domains());
    config
        .ownDomains()
        .ifPresent(own -> own.forEach(it -> domains.add(it.toLowerCase(Locale.ROOT))));
    copies.forEach(copy -> domains.add(domainOf(copy.mailbox())));
    return domains;
  }

  private static String domainOf(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
