package vn.congvu.backup.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Whether there are three copies on two kinds of media, one of them at another site. The original
 * is one of the three; a copy counts while its last good backup is not too old.
 *
 * @param missing why not, in sentences for the operator
 */
public record ThreeTwoOne(
    boolean satisfied, int copies, int media, boolean offSite, List<String> missing) {

  private static final int COPIES = 3;
  private static final int MEDIA = 2;

  /** A place with a good backup that is not too old. */
  record Copy(String place, String medium, boolean offSite) {}

  static ThreeTwoOne of(String originMedium, Collection<Copy> found) {
    var places = new TreeSet<String>();
    var media = new TreeSet<>(List.of(originMedium));
    boolean offSite = false;
    for (Copy copy : found) {
      places.add(copy.place());
      media.add(copy.medium());
      offSite |= copy.offSite();
    }
    int copies = 1 + places.size();
    var missing = new ArrayList<String>();
    if (copies < COPIES) {
      missing.add(
          "Mới có %d bản (kể cả bản gốc) còn trong hạn, cần ít nhất %d.".formatted(copies, COPIES));
    }
    if (media.size() < MEDIA) {
      missing.add("Tất cả các bản đều nằm trên một loại phương tiện: " + media.first() + ".");
    }
    if (!offSite) {
      missing.add("Không có bản nào để ở địa điểm khác.");
    }
    return new ThreeTwoOne(missing.isEmpty(), copies, media.size(), offSite, List.copyOf(missing));
  }
}
