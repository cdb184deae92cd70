package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Set;
import vn.congvu.mail.DeletedMessages;
import vn.congvu.security.copy.FoundCopy;
import vn.congvu.security.copy.FoundIn;
import vn.congvu.security.coverage.PlaceKind;

/**
 * Where the server keeps what was deleted, an expunge may make a copy there. Users do not reach it:
 * it is listed as found, and purged when it is destroyed.
 */
@ApplicationScoped
class VaultLook {

  private final DeletedMessages deleted;
  private final Takings takings;
  private final TakingRecord record;

  VaultLook(DeletedMessages deleted, Takings takings, TakingRecord record) {
    this.deleted = deleted;
    this.takings = takings;
    this.record = record;
  }

  void look(Order order, CasePrints prints, Collection<String> addresses) {
    if (addresses.isEmpty() || !deleted.offered()) {
      return;
    }
    Set<String> owners = deleted.owners(prints.all()).orElseGet(() -> Set.copyOf(addresses));
    var withCopies = new ArrayList<String>();
    for (String address : addresses) {
      if (!owners.contains(address)) {
        continue;
      }
      var found = new ArrayList<FoundCopy>();
      String after = null;
      do {
        DeletedMessages.Found page = deleted.find(address, prints.all(), true, after);
        for (DeletedMessages.DeletedCopy copy : page.copies()) {
          found.add(
              FoundCopy.elsewhere(
                  PlaceKind.VAULT,
                  address,
                  copy.id(),
                  prints.foundBy(copy.fingerprints()),
                  FoundIn.VAULT,
                  false,
                  copy.bytes(),
                  copy.deletedAt()));
        }
        after = page.next();
      } while (after != null);
      if (!found.isEmpty() && takings.add(order, found) > 0) {
        withCopies.add(address);
      }
    }
    record.inVault(order, withCopies);
  }
}
