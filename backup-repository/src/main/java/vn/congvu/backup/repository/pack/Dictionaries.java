package vn.congvu.backup.repository.pack;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdDictTrainer;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.ByteReader;
import vn.congvu.backup.repository.format.ByteWriter;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.Magic;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.Sealing;
import vn.congvu.backup.repository.store.ObjectStore;

/**
 * Compresses and decompresses blobs. Small blobs go through the newest dictionary of their kind,
 * which knows what mails of this place have in common; old dictionaries stay for what was packed
 * with them. A dictionary quotes mails, so it is stored sealed.
 */
public final class Dictionaries {

  static final int STORED = 0;
  static final int PLAIN_ZSTD = 1;
  private static final int FIRST = 2;

  static final String KEYS = "dictionaries/";
  private static final int VERSION = 1;
  private static final int DICTIONARY_BYTES = 512 * 1024;
  private static final int SAMPLE_BYTES = 16 * 1024;

  /** Headers are alike, and half as many teach nearly as much. */
  private static final Map<BlobKind, Integer> TRAINING_BYTES =
      Map.of(BlobKind.PART, 6 * 1024 * 1024, BlobKind.MESSAGE, 3 * 1024 * 1024);

  private static final int FEWEST_SAMPLES = 50;
  private static final int SMALLEST = 4 * 1024;

  /** A larger blob has enough of itself to refer to. */
  private static final int LARGEST_WITH_DICTIONARY = 128 * 1024;

  /** Level 8 takes twice the time for a hundredth less. */
  private static final int LEVEL = 6;

  private static final int LEVEL_OF_LARGE = 3;
  private static final int LEVEL_OF_DICTIONARIES = 9;

  private final ObjectStore store;
  private final byte[] key;
  private final Map<Integer, Codec> codecs = new ConcurrentHashMap<>();
  private final Map<BlobKind, Integer> newest = new EnumMap<>(BlobKind.class);

  public Dictionaries(ObjectStore store, byte[] key) {
    this.store = store;
    this.key = key;
    codecs.put(PLAIN_ZSTD, new Codec(null, LEVEL_OF_LARGE));
    // Loads them. Should one be damaged, what was packed without it still restores; whoever needs
    // it is told then.
    unreadable();
  }

  /** What packing gave: the codec number stands in the record. */
  public record Packed(int codec, byte[] bytes) {}

  public Packed pack(BlobKind kind, byte[] plain) {
    Integer dictionary = plain.length <= LARGEST_WITH_DICTIONARY ? newest(kind) : null;
    int codec = dictionary == null ? PLAIN_ZSTD : dictionary;
    byte[] bytes = codec(codec).compress(plain);
    return bytes.length < plain.length ? new Packed(codec, bytes) : new Packed(STORED, plain);
  }

  public byte[] unpack(int codec, byte[] packed, int plainLength) {
    if (codec == STORED) {
      BlobRecord.check(packed.length == plainLength, "a stored blob of another length than named");
      return packed;
    }
    return codec(codec).decompress(packed, plainLength, codec);
  }

  /** More samples than this of a kind teach nothing that is worth their time. */
  public static int trainingBytes(BlobKind kind) {
    return TRAINING_BYTES.getOrDefault(kind, 0);
  }

  /** As much of a blob as training looks at; samples may come from mails of any size. */
  public static byte[] sample(byte[] plain) {
    return plain.length > SAMPLE_BYTES ? Arrays.copyOf(plain, SAMPLE_BYTES) : plain;
  }

  /**
   * Makes a new dictionary and uses it from now on. One process trains at a time. False when there
   * is too little to learn from.
   */
  public boolean train(BlobKind kind, List<byte[]> samples) {
    byte[] dictionary = trained(samples, trainingBytes(kind));
    if (dictionary.length == 0) {
      return false;
    }
    storeAndUse(kind, dictionary);
    return true;
  }

  /** One at a time: the number must be new. */
  private synchronized void storeAndUse(BlobKind kind, byte[] dictionary) {
    int number =
        store.list(KEYS).stream()
                .mapToInt(object -> Integer.parseInt(object.key().substring(KEYS.length())))
                .max()
                .orElse(FIRST - 1)
            + 1;
    byte[] plain =
        new ByteWriter()
            .u8(kind.ordinal())
            .varint(dictionary.length)
            .raw(Zstd.compress(dictionary, LEVEL_OF_DICTIONARIES))
            .toBytes();
    byte[] object =
        new ByteWriter()
            .raw(Magic.DICTIONARY)
            .u8(VERSION)
            .varint(number)
            .raw(Sealing.seal(key, plain, context(number)))
            .toBytes();
    store.put(KEYS + number, ByteBuffer.wrap(object), null);
    use(number, kind, dictionary);
  }

  /** Numbers of those that cannot be read; what was packed with them cannot either. */
  List<Integer> unreadable() {
    return store.list(KEYS).stream()
        .map(object -> Integer.parseInt(object.key().substring(KEYS.length())))
        .filter(number -> !isReadable(number))
        .toList();
  }

  private boolean isReadable(int number) {
    try {
      load(number);
      return true;
    } catch (RepositoryException e) {
      if (e.fault() == Fault.WRONG_DICTIONARY) {
        return false;
      }
      throw e;
    }
  }

  private static byte[] trained(List<byte[]> samples, int most) {
    List<byte[]> used = new ArrayList<>();
    int left = most;
    for (byte[] sample : samples) {
      left -= sample.length;
      if (left < 0) {
        break;
      }
      used.add(sample);
    }
    List<byte[]> common = CommonText.of(used);
    int bytes = common.stream().mapToInt(text -> text.length).sum();
    if (common.size() < FEWEST_SAMPLES || bytes < SMALLEST) {
      return new byte[0];
    }
    ZstdDictTrainer trainer =
        new ZstdDictTrainer(bytes, Math.clamp(bytes / 4, SMALLEST, DICTIONARY_BYTES));
    common.forEach(trainer::addSample);
    try {
      return trainer.trainSamples();
    } catch (ZstdException e) {
      // Nothing in common; mails go in without a dictionary.
      return new byte[0];
    }
  }

  private synchronized @Nullable Integer newest(BlobKind kind) {
    return newest.get(kind);
  }

  private synchronized void use(int number, BlobKind kind, byte[] dictionary) {
    codecs.put(number, new Codec(dictionary, LEVEL));
    newest.merge(kind, number, Math::max);
  }

  private Codec codec(int number) {
    Codec codec = codecs.get(number);
    if (codec == null) {
      load(number);
      codec = codecs.get(number);
    }
    if (codec == null) {
      throw new RepositoryException(
          Fault.WRONG_DICTIONARY, "dictionary " + number + " is not to be had");
    }
    return codec;
  }

  /** Another replica may have trained it a moment ago. */
  private void load(int number) {
    try {
      Opened opened = open(number, store.get(KEYS + number), key);
      use(number, opened.kind(), opened.dictionary());
    } catch (RepositoryException e) {
      if (e.fault() == Fault.STORE_AWAY || e.fault() == Fault.WRONG_DICTIONARY) {
        throw e;
      }
      throw wrong(number, e);
    }
  }

  private record Opened(BlobKind kind, byte[] dictionary) {}

  private static Opened open(int number, byte[] object, byte[] key) {
    String what = "dictionary " + number;
    try {
      ByteReader in = new ByteReader(object, what);
      in.magic(Magic.DICTIONARY);
      in.version(VERSION);
      BlobRecord.check(in.varint() == number, what + " is another one");
      ByteReader plain =
          new ByteReader(Sealing.open(key, in.raw(in.remaining()), context(number), what), what);
      BlobKind kind = BlobKind.of(plain.u8());
      int length = plain.count(16 * DICTIONARY_BYTES);
      return new Opened(kind, Zstd.decompress(plain.raw(plain.remaining()), length));
    } catch (RepositoryException | ZstdException e) {
      throw wrong(number, e);
    }
  }

  private static RepositoryException wrong(int number, RuntimeException why) {
    return new RepositoryException(
        Fault.WRONG_DICTIONARY, "dictionary " + number + " cannot be read", why);
  }

  /**
   * @param object under {@code dictionaries/<number>}
   * @throws RepositoryException WRONG_DICTIONARY when it is not what was stored there
   */
  static void verify(int number, byte[] object, byte[] key) {
    Opened _ = open(number, object, key);
  }

  private static byte[] context(int number) {
    return new ByteWriter().raw(Magic.DICTIONARY).varint(number).toBytes();
  }

  /** Contexts of zstd hold native memory and may not be shared at one moment; so they are lent. */
  private static final class Codec {
    private final @Nullable ZstdDictCompress compressing;
    private final @Nullable ZstdDictDecompress decompressing;
    private final int level;
    private final Queue<ZstdCompressCtx> compressors = new ConcurrentLinkedQueue<>();
    private final Queue<ZstdDecompressCtx> decompressors = new ConcurrentLinkedQueue<>();

    Codec(byte @Nullable [] dictionary, int level) {
      this.level = level;
      this.compressing = dictionary == null ? null : new ZstdDictCompress(dictionary, level);
      this.decompressing = dictionary == null ? null : new ZstdDictDecompress(dictionary);
    }

    byte[] compress(byte[] plain) {
      ZstdCompressCtx context = compressors.poll();
      if (context == null) {
        context = new ZstdCompressCtx();
        // The record says what a frame's head would: length and dictionary. Saves ten bytes a blob.
        context
            .setLevel(level)
            .setMagicless(true)
            .setContentSize(false)
            .setDictID(false)
            .setChecksum(false);
        if (compressing != null) {
          context.loadDict(compressing);
        }
      }
      byte[] packed = context.compress(plain);
      compressors.add(context);
      return packed;
    }

    byte[] decompress(byte[] packed, int plainLength, int codec) {
      ZstdDecompressCtx context = decompressors.poll();
      if (context == null) {
        context = new ZstdDecompressCtx();
        context.setMagicless(true);
        if (decompressing != null) {
          context.loadDict(decompressing);
        }
      }
      try {
        byte[] plain = new byte[plainLength];
        int length = context.decompressByteArray(plain, 0, plainLength, packed, 0, packed.length);
        if (length == plainLength) {
          decompressors.add(context);
          return plain;
        }
      } catch (ZstdException e) {
        // Sealed bytes were genuine, so it can only be the dictionary. The context is not lent
        // again.
        throw new RepositoryException(
            Fault.WRONG_DICTIONARY, "a blob does not unpack with codec " + codec, e);
      }
      throw new RepositoryException(
          Fault.WRONG_DICTIONARY, "a blob unpacks to another length with codec " + codec);
    }
  }
}
