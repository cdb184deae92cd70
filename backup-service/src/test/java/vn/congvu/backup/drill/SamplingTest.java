package vn.congvu.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingTest {

  private static final List<UUID> MAILBOXES = Stream.generate(UUID::randomUUID).limit(40).toList();

  @ParameterizedTest
  @CsvSource({"1, 0.01, 1", "100, 0.01, 1", "101, 0.01, 2", "30000, 0.01, 300", "7, 1, 7"})
  void theShareIsRoundedUpToAtLeastOne(int population, BigDecimal share, int size) {
    assertThat(Sampling.size(population, share)).isEqualTo(size);
  }

  @Test
  void theSameSeedChoosesTheSameInWhateverOrder() {
    String seed = Sampling.newSeed();
    List<UUID> shuffled = new ArrayList<>(MAILBOXES);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(Sampling.choose(shuffled, seed, 10))
        .hasSize(10)
        .doesNotHaveDuplicates()
        .isEqualTo(Sampling.choose(MAILBOXES, seed, 10));
  }

  @Test
  void aMailboxThatIsAddedChangesNothingButItsOwnPlace() {
    String seed = Sampling.newSeed();
    List<UUID> more = new ArrayList<>(MAILBOXES);
    more.add(UUID.randomUUID());

    assertThat(Sampling.choose(more, seed, 11)).containsAll(Sampling.choose(MAILBOXES, seed, 10));
  }

  @Test
  void everyMailboxIsAsLikelyAsAnyOther() {
    int drills = 4000;
    Map<UUID, Integer> times = new HashMap<>();

    IntStream.range(0, drills)
        .forEach(
            drill ->
                Sampling.choose(MAILBOXES, "seed " + drill, 10)
                    .forEach(mailbox -> times.merge(mailbox, 1, Integer::sum)));

    assertThat(times).hasSize(MAILBOXES.size());
    // Five standard deviations around a quarter.
    assertThat(times.values()).allSatisfy(it -> assertThat(it).isCloseTo(1000, within(137)));
  }
}
