package vn.congvu.security.approval;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import vn.congvu.platform.database.Database;
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
import vn.congvu.security.hold.Holds;
import vn.congvu.security.hold.Sealed;
import vn.congvu.security.spill.Cases;
import vn.congvu.security.spill.SpillState;

/** Copies as those who look and contain leave them. */
@ApplicationScoped
public class Holdings {

  private final Copies copies;
  private final CoverageLedger coverage;
  private final Holds holds;
  private final Cases cases;
  private final Database database;

  Holdings(Copies copies, CoverageLedger coverage, Holds holds, Cases cases, Database database) {
    this.copies = copies;
    this.coverage = coverage;
    this.holds = holds;
    this.cases = cases;
    this.database = database;
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

  /** One in the backups. */
  public void inBackups(UUID spill, UUID content) {
    add(
        spill,
        List.of(
            FoundCopy.elsewhere(
                PlaceKind.BACKUP_GENERATION,
                "backups",
                content.toString(),
                FoundBy.MESSAGE_ID,
                FoundIn.CATALOGUE,
                false,
                2_000,
                null)));
  }

  /** One that its owner has deleted, of which the mail server still has something. */
  public void inVault(UUID spill, String mailbox) {
    add(
        spill,
        List.of(
            FoundCopy.elsewhere(
                PlaceKind.VAULT,
                mailbox,
                UUID.randomUUID().toString(),
                FoundBy.MESSAGE_ID,
                FoundIn.VAULT,
                false,
                2_000,
                null)));
  }

  /** So many more, and all taken away; nothing of them was kept. */
  public void contained(UUID spill, int number) {
    found(spill, number);
    Map<UUID, UUID> byCopy = new HashMap<>();
    lying(spill).forEach(copy -> byCopy.put(copy, UUID.randomUUID()));
    contained(spill, byCopy);
    cases.become(spill, SpillState.CONTAINED);
  }

  /** So many more, and all taken away and sealed; answers their holds. */
  public List<UUID> sealed(UUID spill, int number) {
    List<UUID> sealed = alsoSealed(spill, number);
    cases.become(spill, SpillState.CONTAINED);
    return sealed;
  }

  /** The same, whatever the state of the case. */
  public List<UUID> alsoSealed(UUID spill, int number) {
    found(spill, number);
    Map<UUID, UUID> byCopy = new HashMap<>();
    var all = new ArrayList<Sealed>();
    for (UUID copy : lying(spill)) {
      Sealed sealed = seal(spill, copy);
      all.add(sealed);
      byCopy.put(copy, sealed.id());
    }
    QuarkusTransaction.requiringNew().run(() -> holds.keep(spill, all));
    contained(spill, byCopy);
    return List.copyOf(byCopy.values());
  }

  private Sealed seal(UUID spill, UUID copy) {
    try {
      return holds.seal(spill, copy, out -> out.write("Subject: x\r\n\r\ny\r\n".getBytes(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /** One that was taken away is no copy after all. */
  public void oneIsGivenBack(UUID spill) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              int _ =
                  copies.become(
                      List.of(
                          copies
                              .page(spill, new Copies.Which(null, CopyState.CONTAINED), null, 1)
                              .getFirst()
                              .id()),
                      CopyState.RELEASED);
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

  /** As if the time of approvals were over. */
  public void approvalHasHadItsTime(UUID spill) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              int _ =
                  database.update(
                      "update result_set set valid_until = now() - interval '1 second'"
                          + " where spill_id = ?",
                      spill);
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
