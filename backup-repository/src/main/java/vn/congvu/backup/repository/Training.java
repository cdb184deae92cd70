package vn.congvu.backup.repository;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.keys.Tombstones;
import vn.congvu.backup.repository.pack.BlobKind;
import vn.congvu.backup.repository.pack.Dictionaries;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.fingerprint.mime.MimeSplitter;

/** Learns dictionaries from sample messages, cut as the writer would cut them. */
final class Training {

  private final FingerprintKey key;
  private final Tombstones tombstones;
  private final Dictionaries dictionaries;
  private final int splitFrom;

  Training(FingerprintKey key, Tombstones tombstones, Dictionaries dictionaries, int splitFrom) {
    this.key = key;
    this.tombstones = tombstones;
    this.dictionaries = dictionaries;
    this.splitFrom = splitFrom;
  }

  private record Samples(List<byte[]> structures, List<byte[]> leaves)
      implements MessageAssembly.Parts {

    @Override
    public BlobAddress leaf(byte[] plain) {
      leaves.add(Dictionaries.sample(plain));
      return new BlobAddress(0, 0);
    }

    @Override
    public BlobAddress structure(byte[] plain) {
      structures.add(Dictionaries.sample(plain));
      return new BlobAddress(0, 0);
    }
  }

  boolean train(Iterable<byte[]> samples) {
    List<byte[]> parts = new ArrayList<>();
    List<byte[]> messages = new ArrayList<>();
    for (byte[] sample : samples) {
      MessageAssembly assembly =
          new MessageAssembly(key, tombstones, splitFrom, new Samples(messages, parts));
      try {
        MimeSplitter.split(new ByteArrayInputStream(sample), assembly);
      } catch (IOException e) {
        throw new IllegalStateException("an array cannot fail", e);
      }
      Recipe recipe = assembly.recipe(new byte[Recipe.HASH_BYTES], sample.length);
      messages.add(Dictionaries.sample(recipe.encode()));
    }
    return Stream.of(Map.entry(BlobKind.MESSAGE, messages), Map.entry(BlobKind.PART, parts))
            .parallel()
            .filter(each -> dictionaries.train(each.getKey(), each.getValue()))
            .count()
        > 0;
  }
}
