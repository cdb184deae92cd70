package vn.congvu.platform.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

  @Test
  void idsAreVersion7AndSortAsTheyWereMade() {
    List<UUID> ids = Stream.generate(Ids::next).limit(10_000).toList();

    assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2).doesNotHaveDuplicates();
    assertThat(ids.stream().map(UUID::toString)).isSorted();
  }

  @Test
  void theFirstBitsAreTheTime() {
    long made = Ids.next().getMostSignificantBits() >>> 16;

    assertThat(made)
        .isBetween(System.currentTimeMillis() - 1_000, System.currentTimeMillis() + 1_000);
  }
}
