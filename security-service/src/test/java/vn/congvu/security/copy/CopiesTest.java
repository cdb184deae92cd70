package vn.congvu.security.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.copy.Copies.Which;
import vn.congvu.security.copy.FoundCopy.Spot;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.spill.Cases;

@QuarkusTest
@RealParts
class CopiesTest {

  private static final Instant DATE = Instant.parse("2026-11-20T01:02:03Z");
  private static final SortedSet<String> FLAGS = new TreeSet<>(List.of("\\Seen", "khan"));

  @Inject Copies copies;
  @Inject Cases cases;

  private Officer officer;
  private UUID spill;

  @BeforeEach
  void aCase() {
    officer = Officer.of("snv");
    spill = UUID.fromString(cases.reported(officer));
  }

  @AfterEach
  void leave() {
    officer.close();
  }

  private static <T> T inTransaction(Supplier<T> work) {
    return QuarkusTransaction.requiringNew().call(work::get);
  }

  private static FoundCopy inMailbox(String address, long uid) {
    return FoundCopy.inMailbox(
        address,
        new Spot("INBOX", 7, uid),
        FoundBy.MESSAGE_ID,
        FoundIn.CATALOGUE,
        false,
        2_000,
        DATE,
        FLAGS);
  }

  private static FoundCopy inBackups(String key) {
    return FoundCopy.elsewhere(
        PlaceKind.BACKUP_GENERATION,
        "main",
        key,
        FoundBy.PART,
        FoundIn.CATALOGUE,
        false,
        2_000,
        null);
  }

  private List<Copy> all() {
    return inTransaction(() -> copies.page(spill, Which.ALL, null, 100));
  }

  @Test
  void aCopyIsKeptAsItWasFound() {
    int _ = inTransaction(() -> copies.add(spill, List.of(inMailbox("an@x.vn", 3))));

    Copy copy = all().getFirst();
    assertThat(copy.place()).isEqualTo("an@x.vn");
    assertThat(copy.spot()).isEqualTo(new Spot("INBOX", 7, 3));
    assertThat(copy.flags()).isEqualTo(FLAGS);
    assertThat(copy.internalDate()).isEqualTo(DATE);
    assertThat(copy.state()).isEqualTo(CopyState.FOUND);
  }

  @Test
  void aCopyThatIsFoundTwiceIsOne() {
    List<FoundCopy> found = List.of(inMailbox("an@x.vn", 3), inBackups("k"));

    assertThat(inTransaction(() -> copies.add(spill, found))).isEqualTo(2);
    assertThat(inTransaction(() -> copies.add(spill, found))).isZero();
    assertThat(all()).hasSize(2);
  }

  @Test
  void whatWasGoneAndLiesThereAgainIsFoundAgain() {
    int _ = inTransaction(() -> copies.add(spill, List.of(inMailbox("an@x.vn", 3))));
    List<UUID> ids = all().stream().map(Copy::id).toList();
    assertThat(inTransaction(() -> copies.become(ids, CopyState.GONE))).isEqualTo(1);

    int again = inTransaction(() -> copies.add(spill, List.of(inMailbox("an@x.vn", 3))));

    assertThat(again).isEqualTo(1);
    assertThat(all()).extracting(Copy::state).containsExactly(CopyState.FOUND);
  }

  @Test
  void ofTwoWhoActOnACopyOneDoes() {
    int _ = inTransaction(() -> copies.add(spill, List.of(inMailbox("an@x.vn", 3))));
    UUID copy = all().getFirst().id();
    UUID hold = UUID.randomUUID();

    assertThat(inTransaction(() -> copies.contained(Map.of(copy, hold)))).isEqualTo(1);
    assertThat(inTransaction(() -> copies.contained(Map.of(copy, UUID.randomUUID())))).isZero();
    assertThat(inTransaction(() -> copies.become(List.of(copy), CopyState.GONE))).isZero();
    assertThat(all().getFirst().holdId()).isEqualTo(hold);
  }

  @Test
  void copiesAreReadPageByPageAndPlaceByPlace() {
    int _ =
        inTransaction(
            () ->
                copies.add(
                    spill,
                    List.of(
                        inMailbox("binh@x.vn", 1),
                        inMailbox("an@x.vn", 2),
                        inMailbox("an@x.vn", 1),
                        inBackups("k"))));
    Which inMailboxes = new Which(PlaceKind.MAILBOX, CopyState.FOUND);

    List<Copy> first = inTransaction(() -> copies.page(spill, inMailboxes, null, 2));
    List<Copy> second =
        inTransaction(() -> copies.page(spill, inMailboxes, first.getLast().id(), 2));

    assertThat(first).hasSize(2);
    assertThat(second).hasSize(1);
    assertThat(
            inTransaction(() -> copies.places(spill, PlaceKind.MAILBOX, CopyState.FOUND, null, 10)))
        .containsExactly("an@x.vn", "binh@x.vn");
    assertThat(inTransaction(() -> copies.at(spill, PlaceKind.MAILBOX, "an@x.vn", CopyState.FOUND)))
        .extracting(it -> it.spot().uid())
        .containsExactly(1L, 2L);
    assertThat(inTransaction(() -> copies.counts(spill)))
        .containsExactlyInAnyOrder(
            new Copies.Count(PlaceKind.MAILBOX, CopyState.FOUND, 3),
            new Copies.Count(PlaceKind.BACKUP_GENERATION, CopyState.FOUND, 1));
  }
}
