package vn.congvu.backup.repository.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.backup.repository.BackupWriter;
import vn.congvu.backup.repository.Scenario;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.ByteWriter;
import vn.congvu.backup.repository.format.Magic;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.FileMasterKey;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.repository.keys.RepositoryHead;
import vn.congvu.backup.repository.keys.RepositorySecret;
import vn.congvu.backup.repository.keys.Sealing;
import vn.congvu.backup.repository.keys.Tombstone;
import vn.congvu.backup.repository.manifest.MailboxManifest;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.backup.repository.store.StoredObject;
import vn.congvu.fingerprint.Fingerprint;

/**
 * Bytes of chance instead of the right ones: the readers answer with a named fault or with a value,
 * never with anything else.
 */
class FuzzTest {

  private static final int ROUNDS = Integer.getInteger("congvu.fuzz", 20_000);
  private final Random random = new Random(2026);

  @Test
  void aPackReaderNamesWhateverIsWrong(@TempDir Path folder) {
    byte[] pack;
    UUID id;
    try (Scenario scenario = Scenario.in(folder)) {
      try (BackupWriter writer = scenario.repository().writer()) {
        for (int i = 0; i < 12; i++) {
          writer.store(Scenario.plain("m" + i, "text").getBytes(UTF_8));
        }
        writer.commit();
      }
      String key = scenario.store().list("packs/").getFirst().key();
      id = PackFile.pack(key);
      pack = scenario.store().get(key);
    }

    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] mutant = mutated(pack);
      refused += refused(() -> PackFile.verify(id, mutant)) ? 1 : 0;
      refused(() -> PackFile.scan(id, mutant, (offset, record) -> {}));
      refused(() -> PackFile.entries(only(mutant), id, mutant.length));
      PackFile.salvage(id, mutant, (offset, record) -> {});
    }
    assertThat(refused).isGreaterThan(ROUNDS * 99 / 100);
  }

  @Test
  void anIndexReaderNamesWhateverIsWrongAlthoughTheChecksumFits() {
    List<PackEntry> entries = new ArrayList<>();
    int offset = PackFile.HEAD_BYTES;
    for (int i = 0; i < 30; i++) {
      entries.add(new PackEntry(new BlobAddress(i, i), BlobKind.PART, offset, 100));
      offset += 100;
    }
    byte[] index = PackFile.index(entries);
    UUID id = UUID.randomUUID();

    for (int i = 0; i < ROUNDS; i++) {
      byte[] mutant = mutated(index);
      byte[] pack =
          Arrays.copyOf(PackFile.head(id), offset + mutant.length + PackFile.TRAILER_BYTES);
      System.arraycopy(mutant, 0, pack, offset, mutant.length);
      byte[] trailer = PackFile.trailer(new byte[32], mutant.length);
      System.arraycopy(trailer, 0, pack, pack.length - trailer.length, trailer.length);
      refused(() -> PackFile.entries(only(pack), id, pack.length));
    }
  }

  @Test
  void aManifestReaderNamesWhateverIsWrong() {
    byte[] manifest =
        MailboxManifest.full(
                "an.nguyen@tinhmau.example",
                Instant.EPOCH,
                List.of(
                    new MailboxManifest.Folder(1, "INBOX", 4),
                    new MailboxManifest.Folder(2, "Công văn", 5)),
                List.of(
                    new MailboxManifest.Entry(
                        1, 5, Instant.EPOCH, Set.of("\\Seen", "x"), new BlobAddress(1, 2)),
                    new MailboxManifest.Entry(
                        2, 9, Instant.EPOCH, Set.of(), new BlobAddress(3, 4))))
            .encode();

    for (int i = 0; i < ROUNDS; i++) {
      byte[] mutant = mutated(manifest);
      refused(() -> MailboxManifest.decode(mutant));
    }
  }

  @Test
  void aKeyPageReaderNamesWhateverIsWrong() {
    UUID pack = UUID.randomUUID();
    UUID page = UUID.randomUUID();
    byte[] packKey = Sealing.randomKey();
    byte[] sealed =
        new KeyPage(pack, page, Map.of(40, Sealing.randomKey(), 4_000, Sealing.randomKey()))
            .seal(packKey);
    byte[] head = new ByteWriter().raw(Magic.KEY_PAGE).u8(1).toBytes();
    byte[] context = new ByteWriter().raw(Magic.KEY_PAGE).uuid(pack).uuid(page).toBytes();
    byte[] plain =
        Sealing.open(
            packKey, Arrays.copyOfRange(sealed, head.length, sealed.length), context, "a page");

    for (int i = 0; i < ROUNDS; i++) {
      byte[] mutant = mutated(sealed);
      assertThat(
              Arrays.equals(mutant, sealed)
                  || refused(() -> KeyPage.open(pack, page, mutant, packKey)))
          .isTrue();
      byte[] genuine =
          new ByteWriter().raw(head).raw(Sealing.seal(packKey, mutated(plain), context)).toBytes();
      refused(() -> KeyPage.open(pack, page, genuine, packKey));
    }
  }

  @Test
  void aReaderOfRepositoryHeadsNamesWhateverIsWrong(@TempDir Path folder) throws IOException {
    Path key = folder.resolve("master.key");
    Files.writeString(key, FileMasterKey.newLine("1"));
    MasterKey master = FileMasterKey.read(key);
    Map<String, byte[]> written = new HashMap<>();
    RepositoryHead.make(UUID.randomUUID(), master).write(only(new byte[0], written));
    byte[] head = written.values().iterator().next();

    for (int i = 0; i < ROUNDS; i++) {
      byte[] mutant = mutated(head);
      refused(
          () -> {
            RepositoryHead found = RepositoryHead.find(only(mutant));
            if (found != null) {
              RepositorySecret _ = found.open(master);
            }
          });
    }
  }

  @Test
  void aTombstoneReaderNamesWhateverIsWrongAlthoughTheSignatureFits(@TempDir Path folder)
      throws IOException {
    Path key = folder.resolve("master.key");
    Files.writeString(key, FileMasterKey.newLine("1"));
    MasterKey master = FileMasterKey.read(key);
    RepositorySecret secret = RepositoryHead.make(UUID.randomUUID(), master).open(master);
    byte[] signed =
        new Tombstone(
                UUID.randomUUID(),
                Instant.EPOCH,
                "QĐ-1",
                Set.of(new BlobAddress(1, 2), new BlobAddress(3, 4)),
                Set.of(new BlobAddress(5, 6)),
                Set.of(new Fingerprint(7, 8)))
            .sign(secret);
    byte[] body = Arrays.copyOf(signed, signed.length - 32);

    for (int i = 0; i < ROUNDS; i++) {
      byte[] forged = mutated(signed);
      assertThat(Arrays.equals(forged, signed) || refused(() -> Tombstone.verify(forged, secret)))
          .isTrue();
      byte[] mutant = mutated(body);
      byte[] genuine = new ByteWriter().raw(mutant).raw(secret.sign(mutant)).toBytes();
      refused(() -> Tombstone.verify(genuine, secret));
    }
  }

  /** True when refused by a named fault; every other exception fails the test. */
  private static boolean refused(Runnable reading) {
    try {
      reading.run();
      return false;
    } catch (RepositoryException e) {
      return true;
    }
  }

  private byte[] mutated(byte[] bytes) {
    byte[] mutant = bytes.clone();
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(mutant.length);
      switch (random.nextInt(4)) {
        case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> mutant[at] = (byte) (random.nextBoolean() ? 0xff : random.nextInt());
        case 2 -> mutant = Arrays.copyOf(mutant, Math.max(1, at));
        default -> {
          byte[] longer = Arrays.copyOf(mutant, mutant.length + 9);
          System.arraycopy(mutant, at, longer, at + 9, mutant.length - at);
          mutant = longer;
        }
      }
    }
    return mutant;
  }

  private static ObjectStore only(byte[] bytes) {
    return only(bytes, new HashMap<>());
  }

  private static ObjectStore only(byte[] bytes, Map<String, byte[]> written) {
    return new ObjectStore() {
      @Override
      public void put(String key, ByteBuffer content, Instant lockedUntil) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void replace(String key, byte[] content) {
        written.put(key, content);
      }

      @Override
      public byte[] get(String key) {
        return bytes;
      }

      @Override
      public byte[] get(String key, long offset, int length) {
        return Arrays.copyOfRange(bytes, Math.toIntExact(offset), Math.toIntExact(offset) + length);
      }

      @Override
      public List<StoredObject> list(String prefix) {
        return List.of();
      }

      @Override
      public boolean delete(String key) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void close() {}
    };
  }
}
