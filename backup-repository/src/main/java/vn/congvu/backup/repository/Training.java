package vn.congvu.backup.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.keys.Tombstones;
import vn.congvu.backup.repository.pack.BlobKind;
import vn.congvu.backup.repository.pack.Dictionaries;
import vn.congvu.fingerprint.Fingerprint;
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

  /** Of one kind, until there are enough to learn from. */
  private static final class Samples {
    private final BlobKind kind;
    private final List<byte[]> taken = new ArrayList<>();
    private long bytes;

    Samples(BlobKind kind) {
      this.kind = kind;
    }

    BlobAddress add(byte[] plain) {
      byte[] sample = Dictionaries.sample(plain);
      taken.add(sample);
      bytes += sample.length;
      return new BlobAddress(0, 0);
    }

    boolean areEnough() {
      return bytes >= Dictionaries.trainingBytes(kind);
    }
  }

  private record Cut(Samples messages, Samples parts, Tombstones tombstones)
      implements MessageAssembly.Parts {

    @Override
    public void found(Fingerprint print) {
      tombstones.refuse(List.of(print));
    }

    @Override
    public BlobAddress leaf(byte[] plain) {
      return parts.add(plain);
    }

    @Override
    public BlobAddress structure(byte[] plain) {
      return messages.add(plain);
    }
  }

  boolean train(Iterable<byte[]> samples) {
    Cut cut = new Cut(new Samples(BlobKind.MESSAGE), new Samples(BlobKind.PART), tombstones);
    for (byte[] sample : samples) {
      if (cut.messages.areEnough() && cut.parts.areEnough()) {
        break;
      }
      MessageAssembly assembly = new MessageAssembly(key, splitFrom, cut);
      MimeSplitter.split(sample, assembly);
      Recipe recipe = assembly.recipe(new byte[Recipe.HASH_BYTES], sample.length);
      BlobAddress _ = cut.messages.add(recipe.encode());
    }
    return Stream.of(cut.messages, cut.parts)
            .parallel()
            .filter(each -> dictionaries.train(each.kind, each.taken))
            .count()
        > 0;
  }
}
