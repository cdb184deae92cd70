package vn.congvu.backup.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.repository.format.BlobAddress;

class LivingBlobsTest {

  private static final int MANY = 100_000;

  private static BlobAddress address(long number) {
    var random = new SplittableRandom(number);
    return new BlobAddress(random.nextLong(), random.nextLong());
  }

  @Test
  void noLivingBlobIsEverTakenForDead() {
    var living = new LivingBlobs(10, new SplittableRandom(7));

    LongStream.range(0, MANY).forEach(number -> living.add(address(number)));

    assertThat(LongStream.range(0, MANY)).allMatch(number -> living.mayHold(address(number)));
  }

  @Test
  void fewDeadBlobsAreTakenForAlive() {
    var living = new LivingBlobs(MANY, new SplittableRandom(7));
    LongStream.range(0, MANY).forEach(number -> living.add(address(number)));

    long mistaken =
        LongStream.range(MANY, 2L * MANY).filter(number -> living.mayHold(address(number))).count();

    assertThat(mistaken).isLessThan(MANY / 50);
  }

  @Test
  void theNextRunMakesOtherMistakes() {
    var first = new LivingBlobs(MANY / 4, new SplittableRandom(7));
    var second = new LivingBlobs(MANY / 4, new SplittableRandom(8));
    LongStream.range(0, MANY)
        .forEach(
            number -> {
              first.add(address(number));
              second.add(address(number));
            });

    long once =
        LongStream.range(MANY, 2L * MANY).filter(number -> first.mayHold(address(number))).count();
    long twice =
        LongStream.range(MANY, 2L * MANY)
            .filter(number -> first.mayHold(address(number)) && second.mayHold(address(number)))
            .count();

    assertThat(once).isPositive();
    assertThat(twice).isLessThan(once);
  }
}
