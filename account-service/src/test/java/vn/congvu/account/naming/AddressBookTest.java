package vn.congvu.account.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.problem.ProblemException;

@QuarkusTest
class AddressBookTest {

  private static final AtomicInteger COUNT = new AtomicInteger();

  @Inject AddressBook book;
  @Inject Clock clock;

  private final String unit = "kt" + COUNT.incrementAndGet();

  @Test
  void theFirstFreeCandidatesSkipWhatIsReservedInUseOrInQuarantine() {
    List<String> before = book.candidates(person("Nguyễn Văn An"));
    book.reserve(before.get(0), Ids.next());
    book.take(before.get(1), Ids.next());
    book.free(before.get(2), clock.instant());

    List<String> after = book.candidates(person("Nguyễn Văn An"));

    assertThat(before.getFirst()).isEqualTo("annv." + unit + "@tinhmau.example");
    assertThat(after).hasSize(5).startsWith(before.get(3), before.get(4));
  }

  @Test
  void twoOfOneNameInAListAreProposedDifferentAddresses() {
    List<Candidates> both =
        book.candidates(List.of(person("Lê Thị Hoa"), person("Lê Thị Hoa"), person("...")));

    assertThat(both.get(0).addresses().getFirst()).isEqualTo("hoalt." + unit + "@tinhmau.example");
    assertThat(both.get(1).addresses())
        .isNotEmpty()
        .doesNotContain(both.get(0).addresses().getFirst());
    assertThat(both.get(2).addresses()).isEmpty();
    assertThat(both.get(2).problem()).hasFieldOrPropertyWithValue("pointer", "/fullName");
  }

  @Test
  void aNameTakenManyTimesStillGetsCandidates() {
    for (int i = 0; i < 12; i++) {
      book.reserve(book.candidates(person("Vũ Thị Lan")).getFirst(), Ids.next());
    }

    assertThat(book.candidates(person("Vũ Thị Lan"))).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void ofTwoWhoReserveAtOnceOneWins() throws Exception {
    for (int round = 0; round < 10; round++) {
      String address = "dua" + round + "." + unit + "@tinhmau.example";

      List<Boolean> won = atOnce(8, () -> book.reserve(address, Ids.next()));

      assertThat(won).containsOnlyOnce(true);
    }
  }

  @Test
  void theSameLineMayReserveAgain() {
    UUID line = Ids.next();
    String address = "lap." + unit + "@tinhmau.example";
    book.reserve(address, line);

    book.reserve(address, line);

    assertThat(book.taken(List.of(address))).containsExactly(address);
  }

  @Test
  void anotherLineIsToldThatTheAddressIsTaken() {
    String address = "giu." + unit + "@tinhmau.example";
    book.reserve(address, Ids.next());

    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> book.reserve(address.toUpperCase(Locale.ROOT), Ids.next()));

    assertThat(refused.type()).isEqualTo(AddressProblem.ADDRESS_TAKEN);
    assertThat(refused.detail()).contains(address);
  }

  @Test
  void aReleasedAddressIsFreeAtOnce() {
    UUID line = Ids.next();
    String address = "nha." + unit + "@tinhmau.example";
    book.reserve(address, line);

    book.release(line);

    book.reserve(address, Ids.next());
  }

  @Test
  void aReleaseDoesNotTouchWhatIsInUse() {
    UUID line = Ids.next();
    String address = "dung." + unit + "@tinhmau.example";
    book.reserve(address, line);
    book.take(address, Ids.next());

    book.release(line);

    assertThat(book.taken(List.of(address))).containsExactly(address);
  }

  @Test
  void takingAgainForTheSameMailboxIsNoClash() {
    UUID mailbox = Ids.next();
    String address = "hop." + unit + "@tinhmau.example";
    book.take(address, mailbox);

    book.take(address, mailbox);

    assertThatThrownBy(() -> book.take(address, Ids.next())).isInstanceOf(ProblemException.class);
  }

  @Test
  void aFreedAddressIsNotGivenAgainBeforeTheQuarantineEnds() {
    String fresh = "moi." + unit + "@tinhmau.example";
    String old = "cu." + unit + "@tinhmau.example";
    book.take(fresh, Ids.next());
    book.take(old, Ids.next());
    Instant threeYearsAgo = clock.instant().minus(Duration.ofDays(3 * 366));

    book.free(fresh, clock.instant());
    book.free(old, threeYearsAgo);

    assertThat(book.taken(List.of(fresh, old))).containsExactly(fresh);
    assertThatThrownBy(() -> book.reserve(fresh, Ids.next())).isInstanceOf(ProblemException.class);
    book.reserve(old, Ids.next());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postmaster@tinhmau.example",
        "an@gmail.com",
        "an@tinhmau.example.com",
        ".an@tinhmau.example",
        "an..nv@tinhmau.example",
        "ân@tinhmau.example",
        "an nv@tinhmau.example",
        "@tinhmau.example",
        "annv"
      })
  void anAddressThatMayNotBeGivenIsRefused(String address) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> book.reserve(address, Ids.next()));

    assertThat(refused.type()).isEqualTo(AddressProblem.ADDRESS_NOT_ALLOWED);
  }

  private NamingSubject person(String fullName) {
    return new NamingSubject(MailboxKind.PERSONAL, fullName, unit, "ubnd-tinh", null, null, null);
  }

  private static List<Boolean> atOnce(int callers, Runnable call) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> running =
          IntStream.range(0, callers)
              .mapToObj(_ -> threads.submit(() -> succeeds(start, call)))
              .toList();
      start.countDown();
      List<Boolean> won = new ArrayList<>();
      for (Future<Boolean> caller : running) {
        won.add(caller.get());
      }
      return won;
    }
  }

  private static boolean succeeds(CountDownLatch start, Runnable call) throws InterruptedException {
    start.await();
    try {
      call.run();
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }
}
