package vn.congvu.security.approval;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import vn.congvu.security.copy.Copies;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.copy.FoundBy;
import vn.congvu.security.copy.FoundCopy;
import vn.congvu.security.copy.FoundIn;
import vn.congvu.security.coverage.CoverageLedger;
import vn.congvu.security.coverage.CoverageState;
import vn.congvu.security.coverage.CoverageView;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.spill.Cases;
import vn.congvu.security.spill.SpillState;

/** Copies as those who look and contain leave them. */
@ApplicationScoped
public class Holdings {

  private final Copies copies;
  private final CoverageLedger coverage;
  private final Cases cases;

  Holdings(Copies copies, CoverageLedger coverage, Cases cases) {
    this.copies = copies;
    this.coverage = coverage;
    this.cases = cases;
  }

  /** So many more in mailboxes. */
  public void found(UUID spill, int number) {
    add(spill, Stream.generate(Holdings::inAMailbox).limit(number).toList());
  }

  private void add(UUID spill, List<FoundCopy> found) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              var _ = copies.add(spill, found);
              found.forEach(
                  copy ->
                      coverage.set(spill, copy.kind(), copy.place(), CoverageState.FOUND, null));
            });
  }

  /** So many more, and all taken away; nothing of them was kept. */
  public void contained(UUID spill, int number) {
    found(spill, number);
    Map<UUID, UUID> byCopy = new HashMap<>();
    lying(spill).forEach(copy -> byCopy.put(copy, UUID.randomUUID()));
    contained(spill, byCopy);
    cases.become(spill, SpillState.CONTAINED);
  }

  private void contained(UUID spill, Map<UUID, UUID> byCopy) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              var _ = copies.contained(byCopy);
              for (Copy copy :
                  copies.page(
                      spill, new Copies.Which(PlaceKind.MAILBOX, CopyState.CONTAINED), null, 999)) {
                coverage.set(
                    spill, PlaceKind.MAILBOX, copy.place(), CoverageState.CONTAINED, "hold");
              }
            });
  }

  private List<UUID> lying(UUID spill) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                copies
                    .page(spill, new Copies.Which(PlaceKind.MAILBOX, CopyState.FOUND), null, 999)
                    .stream()
                    .map(Copy::id)
                    .toList());
  }

  /** A row of the ledger of which nobody knows anything; answers its id. */
  public String place(UUID spill, String kind, String place) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              coverage.set(spill, PlaceKind.valueOf(kind), place, CoverageState.UNKNOWN, null);
              return coverage.page(spill, null, 200).stream()
                  .filter(row -> row.place().equals(place))
                  .map(CoverageView::id)
                  .findFirst()
                  .orElseThrow()
                  .toString();
            });
  }

  private static FoundCopy inAMailbox() {
    return FoundCopy.inMailbox(
        "o" + UUID.randomUUID() + "@tinhmau.example",
        new FoundCopy.Spot("INBOX", 1, 1),
        FoundBy.MESSAGE_ID,
        FoundIn.SWEEP,
        false,
        2_000,
        Instant.parse("2026-11-24T03:04:05Z"),
        new TreeSet<>());
  }
}
