package vn.congvu.backup.repository.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.backup.repository.format.BlobAddress;

class PackIndexTest {

  @TempDir Path folder;
  private final Random random = new Random(3);
  private final Map<BlobAddress, PackLocation> truth = new HashMap<>();

  @Test
  void manyBlobsAreFoundThroughSpillsMergesAndARestart() {
    try (PackIndex index = new PackIndex(folder)) {
      for (int pack = 0; pack < 35; pack++) {
        add(index, 20_000);
      }
    }

    try (PackIndex index = new PackIndex(folder)) {
      assertThat(index.packs()).hasSize(35);
      truth.entrySet().stream()
          .limit(20_000)
          .forEach(
              entry -> assertThat(index.find(entry.getKey())).containsExactly(entry.getValue()));
      for (int i = 0; i < 10_000; i++) {
        assertThat(index.contains(address())).isFalse();
      }
    }
  }

  @Test
  void aRemovedPackIsFoundNoMoreAlsoAfterAMerge() {
    try (PackIndex index = new PackIndex(folder)) {
      UUID gone = add(index, 110_000);
      UUID kept = add(index, 110_000);
      index.remove(gone);
      add(index, 110_000);
      add(index, 110_000);

      assertThat(truth.values().stream().filter(place -> place.pack().equals(kept)).count())
          .isEqualTo(110_000);
      truth.entrySet().stream()
          .limit(20_000)
          .forEach(
              entry ->
                  assertThat(index.contains(entry.getKey()))
                      .isEqualTo(!entry.getValue().pack().equals(gone)));
    }
  }

  @Test
  void allCopiesOfABlobAreFound() {
    BlobAddress address = address();
    try (PackIndex index = new PackIndex(folder)) {
      for (int i = 0; i < 3; i++) {
        index.add(
            UUID.randomUUID(), List.of(new PackEntry(address, BlobKind.MANIFEST, 25, 90 + i)));
        add(index, 200_000);
      }

      assertThat(index.find(address))
          .extracting(PackLocation::length)
          .containsExactlyInAnyOrder(90, 91, 92);
    }
  }

  private UUID add(PackIndex index, int blobs) {
    UUID pack = UUID.randomUUID();
    List<PackEntry> entries = new ArrayList<>();
    for (int i = 0; i < blobs; i++) {
      PackEntry entry = new PackEntry(address(), BlobKind.PART, i * 10, 10);
      entries.add(entry);
      truth.put(
          entry.address(), new PackLocation(pack, BlobKind.PART, entry.offset(), entry.length()));
    }
    index.add(pack, entries);
    return pack;
  }

  private BlobAddress address() {
    return new BlobAddress(random.nextLong(), random.nextLong());
  }
}
