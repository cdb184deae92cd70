package vn.congvu.security.locate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.security.backup.Sighting;
import vn.congvu.security.backup.Sightings;
import vn.congvu.security.copy.FoundBy;
import vn.congvu.security.copy.FoundCopy;
import vn.congvu.security.copy.FoundCopy.Spot;
import vn.congvu.security.copy.FoundIn;
import vn.congvu.security.coverage.PlaceKind;

/**
 * What the backups know of the wanted: where each copy lay, and which contents they keep.
 *
 * @param spots by address; also of copies that were found gone, whose mailbox may have them
 *     elsewhere
 * @param kept the copies in the backups themselves
 */
record Known(Map<String, List<Spot>> spots, Collection<FoundCopy> kept) {

  /** One place, however many stores it has: an order to forget destroys in all of them. */
  static final String BACKUPS = "backups";

  /** Empty when there is nothing that the backups could be asked for. */
  static Known of(Wanted wanted, Sightings sightings) {
    var spots = new TreeMap<String, List<Spot>>();
    var kept = new HashMap<UUID, FoundCopy>();
    try {
      sightings.of(
          wanted.held(),
          wanted.answered(),
          sighting -> {
            List<Spot> ofMailbox =
                spots.computeIfAbsent(sighting.address(), _ -> new ArrayList<Spot>());
            if (sighting.until() == null) {
              ofMailbox.add(new Spot(sighting.folder(), sighting.uidValidity(), sighting.uid()));
            }
            kept.computeIfAbsent(sighting.message(), _ -> copy(sighting, wanted));
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away(e);
    } catch (IOException e) {
      throw away(e);
    }
    return new Known(spots, kept.values());
  }

  private static FoundCopy copy(Sighting sighting, Wanted wanted) {
    Set<Fingerprint> borne = sighting.borne();
    boolean answers = borne.isEmpty();
    return FoundCopy.elsewhere(
            PlaceKind.BACKUP_GENERATION,
            BACKUPS,
            sighting.message().toString(),
            answers ? FoundBy.REFERENCE : wanted.by(borne),
            FoundIn.CATALOGUE,
            answers,
            sighting.bytes(),
            null)
        .doubtfulIf(wanted.isStranger(borne));
  }

  static PartAway away(Exception cause) {
    return new PartAway("Dịch vụ sao lưu chưa trả lời; sẽ tìm tiếp.", cause);
  }

  Set<String> addresses() {
    return spots.keySet();
  }

  List<Spot> in(String address) {
    return spots.getOrDefault(address, List.of());
  }
}
