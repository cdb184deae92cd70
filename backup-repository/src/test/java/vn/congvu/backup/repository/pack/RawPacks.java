package vn.congvu.backup.repository.pack;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.congvu.backup.repository.Scenario;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.KeyWrap;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.keys.PackKey;
import vn.congvu.backup.repository.store.ObjectStore;

/**
 * An attacker with the store, the master key and time: tries every key it finds on every blob it
 * finds.
 */
public final class RawPacks {

  private RawPacks() {}

  public static List<PackKey> keys(ObjectStore store) {
    MirrorKeyring mirror = new MirrorKeyring(store);
    return mirror.packs().stream().map(mirror::find).flatMap(Optional::stream).toList();
  }

  public static Set<BlobAddress> readable(Scenario scenario, List<PackKey> packKeys) {
    return readable(scenario, scenario.store(), packKeys);
  }

  public static Set<BlobAddress> readable(
      Scenario scenario, ObjectStore store, List<PackKey> packKeys) {
    Set<BlobAddress> readable = new HashSet<>();
    for (PackKey packKey : packKeys) {
      UUID pack = packKey.pack();
      byte[] key = packKey.unwrap(scenario.master());
      byte[] bytes = store.get(PackFile.key(pack));
      UUID page = packKey.page();
      Map<Integer, byte[]> inPage =
          page == null
              ? Map.of()
              : KeyPage.open(pack, page, store.get(KeyPage.key(pack, page)), key).keys();
      for (PackEntry entry : PackFile.verify(pack, bytes)) {
        BlobRecord record =
            PackFile.record(
                Arrays.copyOfRange(bytes, entry.offset(), entry.offset() + entry.length()),
                "a blob");
        if (opens(record, () -> new KeyWrap(key).unwrap(record.wrappedKey(), "a blob"))
            || opens(record, () -> inPage.get(entry.offset()))) {
          readable.add(entry.address());
        }
      }
    }
    return readable;
  }

  private static boolean opens(BlobRecord record, java.util.function.Supplier<byte[]> key) {
    try {
      byte[] found = key.get();
      return found != null && record.open(found).length > 0;
    } catch (RepositoryException e) {
      return false;
    }
  }
}
