package vn.congvu.security.containment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.congvu.security.RealParts;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.hold.Sealed;
import vn.congvu.security.spill.Cases;

/** Broken off at each step, the next attempt finishes: nothing lost, nothing double. */
@QuarkusTest
@RealParts
class BrokenOffTest extends TwoCopies {

  @Inject AgroalDataSource dataSource;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "before insert on sealed_hold, true",
        "before insert on taken_mail, true",
        "before update on spill_copy, new.state = 'CONTAINED'",
        "before insert on coverage_row, new.state = 'CONTAINED'",
        "before update on spill, new.state = 'CONTAINED'"
      })
  void takingAway(String step, String only) throws Exception {
    bothFound();

    try (Broken _ = Broken.at(dataSource, spill, step, only)) {
      order().then().statusCode(202);
      problemIs("");
    }

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo("CONTAINED"));
    assertThat(in(CopyState.CONTAINED)).hasSize(2);
    assertThat(holds.all(spill)).hasSize(2);
    assertThat(box.in(reader.address(), "INBOX"))
        .extracting(Box.Seen::mail)
        .containsExactly(new String(other, UTF_8));
    assertThat(box.in(reader.address(), "Lưu trữ")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "before update on taken_mail, true",
        "before update on spill_copy, new.state = 'RELEASED'",
        "before update on sealed_hold, true",
        "before update on hold_key, new.destroyed_at is not null",
        "before update on coverage_row, new.state = 'RELEASED'",
        "before update on spill, new.state = 'RELEASED'"
      })
  void givingBack(String step, String only) throws Exception {
    bothFound();
    contained(2);

    try (Broken _ = Broken.at(dataSource, spill, step, only)) {
      Cases.step("em.hoang", spill.toString(), "release", Map.of("reason", "Báo nhầm"))
          .then()
          .statusCode(202);
      problemIs("");
    }

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo("RELEASED"));
    assertThat(box.in(reader.address(), "INBOX"))
        .hasSize(2)
        .contains(new Box.Seen(new String(letter, UTF_8), Set.of("\\Seen", "QuanTrong"), DATE));
    assertThat(box.in(reader.address(), "Lưu trữ")).hasSize(1);
    assertThat(holds.all(spill)).isEmpty();
  }

  @Test
  void whatASlowWorkerTakesAfterTheTurnComesBackToo() throws Exception {
    box.put(reader.address(), "Chậm", letter, List.of(), DATE);
    bothFound();
    contained(2);
    Copy slow;
    Sealed sealed;

    try (Broken _ =
        Broken.at(dataSource, spill, "before update on spill_copy", "new.state = 'RELEASED'")) {
      Cases.step("em.hoang", spill.toString(), "release", Map.of("reason", "Báo nhầm"))
          .then()
          .statusCode(202);
      problemIs("");
      found(box.copies(reader.address(), "Chậm"));
      slow = in(CopyState.FOUND).getFirst();
      sealed = sealedOnly(slow);
    }
    problemIs("chưa rõ");
    box.empty(reader.address(), "Chậm");
    QuarkusTransaction.requiringNew().run(() -> copies.contained(Map.of(slow.id(), sealed.id())));

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo("RELEASED"));
    assertThat(box.in(reader.address(), "Chậm")).hasSize(1);
  }

  @Test
  void whatASlowWorkerSaysBehindTheTurnComesBackToo() throws Exception {
    box.put(reader.address(), "Chậm", letter, List.of(), DATE);
    bothFound();
    contained(2);
    Copy slow;
    try (Broken _ =
        Broken.at(dataSource, spill, "before update on sealed_hold", "new.wrapped_key is null")) {
      Cases.step("em.hoang", spill.toString(), "release", Map.of("reason", "Báo nhầm"))
          .then()
          .statusCode(202);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(in(CopyState.RELEASED)).hasSize(2));
      found(box.copies(reader.address(), "Chậm"));
      slow = in(CopyState.FOUND).getFirst();
      Sealed sealed = sealedOnly(slow);
      box.empty(reader.address(), "Chậm");
      QuarkusTransaction.requiringNew().run(() -> copies.contained(Map.of(slow.id(), sealed.id())));
    }

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo("RELEASED"));
    assertThat(box.in(reader.address(), "Chậm")).hasSize(1);
  }

  @Test
  void whatLiesSealedIsNotSaidToBeGoneByALookThatDoesNotFindIt() throws Exception {
    bothFound();
    Copy copy = in(CopyState.FOUND).getFirst();
    Sealed _ = sealedOnly(copy);

    int gone =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    copies.become(
                        in(CopyState.FOUND).stream().map(Copy::id).toList(), CopyState.GONE));

    assertThat(gone).isEqualTo(1);
    assertThat(in(CopyState.FOUND)).extracting(Copy::id).containsExactly(copy.id());
  }
}
