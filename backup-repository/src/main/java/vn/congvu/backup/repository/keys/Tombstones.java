package vn.congvu.backup.repository.keys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.fingerprint.Fingerprint;

/**
 * All that was forgotten, in memory; every path that gives something back or takes something in
 * asks here first.
 */
public final class Tombstones {

  private final Keyring keyring;
  private final RepositorySecret secret;
  private volatile Known known =
      new Known(List.of(), Map.of(), Map.of(), Map.of(), List.of(), List.of());

  private record Known(
      List<Tombstone> all,
      Map<BlobAddress, UUID> blobs,
      Map<BlobAddress, List<UUID>> parts,
      Map<Fingerprint, UUID> fingerprints,
      List<Tombstone> unsettled,
      List<UUID> damaged) {}

  public Tombstones(Keyring keyring, RepositorySecret secret) {
    this.keyring = keyring;
    this.secret = secret;
  }

  public void refresh() {
    List<Tombstone> all = new ArrayList<>();
    Map<BlobAddress, UUID> blobs = new HashMap<>();
    Map<BlobAddress, List<UUID>> parts = new HashMap<>();
    Map<Fingerprint, UUID> fingerprints = new HashMap<>();
    List<Tombstone> unsettled = new ArrayList<>();
    List<UUID> damaged = new ArrayList<>();
    for (Keyring.Burial burial : keyring.burials()) {
      try {
        Tombstone tombstone = Tombstone.verify(burial.signed(), secret);
        all.add(tombstone);
        tombstone.blobs().forEach(blob -> blobs.put(blob, tombstone.id()));
        tombstone.fingerprints().forEach(print -> fingerprints.put(print, tombstone.id()));
        if (!burial.settled()) {
          unsettled.add(tombstone);
        }
      } catch (RepositoryException e) {
        // The keys it named are gone all the same; check reports it.
        damaged.add(burial.tombstone());
      }
    }
    all.sort(Comparator.comparing(Tombstone::at).thenComparing(Tombstone::id));
    for (Tombstone tombstone : all) {
      for (BlobAddress part : tombstone.parts()) {
        parts.computeIfAbsent(part, any -> new ArrayList<>(1)).add(tombstone.id());
      }
    }
    known = new Known(all, blobs, parts, fingerprints, unsettled, damaged);
  }

  /**
   * Takes in what only a mirror tells: the keyring was put back to an earlier time. From here on it
   * is refused, and its keys are to be destroyed again.
   */
  public MirrorOnly takeIn(MirrorKeyring mirror) {
    // The keyring second: what is buried meanwhile is buried there first.
    List<UUID> mirrored = mirror.buried();
    Set<UUID> buried =
        keyring.burials().stream().map(Keyring.Burial::tombstone).collect(Collectors.toSet());
    List<UUID> taken = new ArrayList<>();
    List<UUID> forged = new ArrayList<>();
    for (UUID id : mirrored) {
      if (!buried.contains(id)) {
        Keyring.Burial burial = mirror.burial(id);
        if (isGenuine(burial)) {
          keyring.bury(burial);
          taken.add(id);
        } else {
          forged.add(id);
        }
      }
    }
    return new MirrorOnly(taken, forged);
  }

  /**
   * Tombstones that a mirror has and the keyring had not.
   *
   * @param forged which are damaged, or nobody's who has the repository's secret
   */
  public record MirrorOnly(List<UUID> taken, List<UUID> forged) {}

  private boolean isGenuine(Keyring.Burial burial) {
    try {
      return Tombstone.verify(burial.signed(), secret).id().equals(burial.tombstone());
    } catch (RepositoryException e) {
      return false;
    }
  }

  public List<Tombstone> all() {
    return known.all();
  }

  /** One that says this and was not carried out to its end: it need not be said again. */
  public Optional<Tombstone> unsettled(
      String order, Set<BlobAddress> blobs, Set<BlobAddress> parts, Set<Fingerprint> fingerprints) {
    return known.unsettled().stream()
        .filter(
            it ->
                it.order().equals(order)
                    && it.blobs().equals(blobs)
                    && it.parts().equals(parts)
                    && it.fingerprints().equals(fingerprints))
        .findFirst();
  }

  public void refuse(BlobAddress blob) {
    refuse(known.blobs().get(blob));
  }

  public void refuse(Collection<Fingerprint> fingerprints) {
    Known now = known;
    for (Fingerprint fingerprint : fingerprints) {
      refuse(now.fingerprints().get(fingerprint));
    }
  }

  public boolean covers(BlobAddress blob) {
    Known now = known;
    return now.blobs().containsKey(blob) || now.parts().containsKey(blob);
  }

  /**
   * The tombstones that destroyed a part without refusing it, the oldest first: one that was cut
   * off was buried again. None for any other blob.
   */
  List<UUID> ended(BlobAddress part) {
    Known now = known;
    return now.blobs().containsKey(part) ? List.of() : now.parts().getOrDefault(part, List.of());
  }

  public List<Tombstone> unsettled() {
    return known.unsettled();
  }

  public List<UUID> damaged() {
    return known.damaged();
  }

  private static void refuse(@Nullable UUID tombstone) {
    if (tombstone != null) {
      throw new RepositoryException(Fault.FORGOTTEN, "by tombstone " + tombstone);
    }
  }
}
