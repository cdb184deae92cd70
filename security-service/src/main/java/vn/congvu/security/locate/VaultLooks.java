package vn.congvu.security.locate;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.mail.DeletedMessages;
import vn.congvu.security.copy.FoundBy;
import vn.congvu.security.copy.FoundCopy;
import vn.congvu.security.copy.FoundIn;
import vn.congvu.security.coverage.PlaceKind;

/** Looks at what the mail server keeps of deleted mail. */
@ApplicationScoped
class VaultLooks {

  private final DeletedMessages deleted;

  VaultLooks(DeletedMessages deleted) {
    this.deleted = deleted;
  }

  /** As it was when a search began. */
  Vault begin(Wanted wanted) {
    if (!deleted.offered()) {
      return new Vault(false, Set.of());
    }
    Set<Fingerprint> prints = new HashSet<>(wanted.held());
    prints.addAll(wanted.answered());
    return new Vault(true, deleted.owners(prints).orElse(null));
  }

  /**
   * Whether the server keeps deleted mail, and of whom it keeps what is wanted.
   *
   * @param owners null where each mailbox has to be asked
   */
  record Vault(boolean isKept, @Nullable Set<String> owners) {

    /** Mailboxes to look at, whatever else is known of them. */
    Set<String> known() {
      return owners == null ? Set.of() : Collections.unmodifiableSet(owners);
    }

    /** Whether it can be said without asking that of a mailbox nothing wanted was kept. */
    boolean isWithout(String address) {
      return !isKept || (owners != null && !owners.contains(address));
    }
  }

  Collection<FoundCopy> at(String address, Wanted wanted) {
    var found = new HashMap<String, FoundCopy>();
    Asking.both(
        wanted,
        (prints, answers) -> {
          String after = null;
          do {
            DeletedMessages.Found page = deleted.find(address, prints, answers, after);
            for (DeletedMessages.DeletedCopy copy : page.copies()) {
              found.putIfAbsent(
                  copy.id(),
                  FoundCopy.elsewhere(
                          PlaceKind.VAULT,
                          address,
                          copy.id(),
                          answers ? FoundBy.REFERENCE : wanted.by(copy.fingerprints()),
                          FoundIn.VAULT,
                          answers,
                          copy.bytes(),
                          copy.deletedAt())
                      .doubtfulIf(!answers && wanted.isStranger(copy.fingerprints())));
            }
            after = page.next();
          } while (after != null);
        });
    return found.values();
  }
}
