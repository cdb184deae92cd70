package vn.congvu.security.locate;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.mail.MailProvisioning;
import vn.congvu.mail.MailServerAway;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.mail.UndeliveredCopy;
import vn.congvu.mail.UndeliveredMail;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.OpenMailbox;
import vn.congvu.security.copy.FoundBy;
import vn.congvu.security.copy.FoundCopy;
import vn.congvu.security.copy.FoundCopy.Spot;
import vn.congvu.security.copy.FoundIn;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.mailbox.KnownMailboxes;

/** Looks at one place, and says what it means when that does not go well. */
@ApplicationScoped
class PlaceLooks {

  private final MailAccess access;
  private final MailProvisioning mailboxes;
  private final UndeliveredMail undelivered;
  private final VaultLooks vault;
  private final KnownMailboxes known;
  private final SearchConfig config;
  private final Clock clock;

  PlaceLooks(
      MailAccess access,
      MailProvisioning mailboxes,
      UndeliveredMail undelivered,
      VaultLooks vault,
      KnownMailboxes known,
      SearchConfig config,
      Clock clock) {
    this.access = access;
    this.mailboxes = mailboxes;
    this.undelivered = undelivered;
    this.vault = vault;
    this.known = known;
    this.config = config;
    this.clock = clock;
  }

  /** How to look. */
  record Eyes(Wanted wanted, FingerprintKey key, VaultLooks.Vault vault) {}

  /**
   * @param believed where copies are believed to lie
   * @param read up to where each folder was read before
   */
  Look at(SearchPlace place, Eyes eyes, Collection<Spot> believed, Map<FolderKey, Long> read) {
    try {
      return place.kind() == PlaceKind.QUEUE
          ? queue(place, eyes)
          : mailbox(place, eyes, believed, read);
    } catch (MailServerRefused refused) {
      return refused(place);
    } catch (MailServerAway | UncheckedIOException away) {
      return away(place);
    }
  }

  private static Look away(SearchPlace place) {
    return Look.without(place, Look.Outcome.AWAY, "Máy chủ thư chưa trả lời.");
  }

  private Look refused(SearchPlace place) {
    try {
      if (place.kind() == PlaceKind.MAILBOX && !mailboxes.exists(place.place())) {
        return isOver(place.place())
            ? Look.without(place, Look.Outcome.NO_LONGER_THERE, "Máy chủ thư không có hộp thư này.")
            : Look.without(
                place,
                Look.Outcome.NOT_ON_SERVER,
                "Máy chủ thư không có hộp thư này, và chưa có tin là đã xóa hay đổi tên.");
      }
      return Look.without(
          place, Look.Outcome.UNREADABLE, "Máy chủ thư không cho mở; chưa biết có bản nào không.");
    } catch (MailServerRefused | MailServerAway away) {
      return away(place);
    }
  }

  /** Whether the mailbox is deleted, or has another address by now. */
  private boolean isOver(String address) {
    return known
        .bearer(address, clock.instant())
        .map(bearer -> bearer.deleted() || !bearer.address().equals(address))
        .orElse(false);
  }

  private Look broken(SearchPlace place) {
    return place.tries() + 1 < config.tries()
        ? Look.without(place, Look.Outcome.BROKEN_OFF, "Máy chủ thư ngắt giữa chừng; sẽ đọc lại.")
        : Look.without(
            place,
            Look.Outcome.UNREADABLE,
            "Máy chủ thư nhiều lần ngắt giữa chừng; chưa biết có bản nào không.");
  }

  private Look mailbox(
      SearchPlace place, Eyes eyes, Collection<Spot> believed, Map<FolderKey, Long> read) {
    var look = new MailboxLook(eyes.wanted(), eyes.key(), place.place(), believed, read);
    List<FoundCopy> found;
    try (OpenMailbox mailbox = access.open(place.place())) {
      try {
        found = new ArrayList<>(look.into(mailbox));
      } catch (MailServerAway | UncheckedIOException cut) {
        return broken(place);
      }
    }
    if (eyes.vault().isKept()) {
      found.addAll(vault.at(place.place(), eyes.wanted()));
    }
    return new Look(
        place, Look.Outcome.LOOKED_AT, null, found, eyes.vault().isKept(), look.original());
  }

  private Look queue(SearchPlace place, Eyes eyes) {
    var found = new HashMap<String, FoundCopy>();
    Asking.both(
        eyes.wanted(),
        (prints, answers) -> {
          String after = null;
          do {
            UndeliveredMail.Found page = undelivered.find(place.place(), prints, answers, after);
            for (UndeliveredCopy copy : page.copies()) {
              found.putIfAbsent(
                  copy.id(),
                  FoundCopy.elsewhere(
                          PlaceKind.QUEUE,
                          place.place(),
                          copy.id(),
                          answers ? FoundBy.REFERENCE : eyes.wanted().by(copy.fingerprints()),
                          FoundIn.QUEUE,
                          answers,
                          copy.bytes(),
                          copy.at())
                      .doubtfulIf(!answers && eyes.wanted().isStranger(copy.fingerprints())));
            }
            after = page.next();
          } while (after != null);
        });
    return new Look(place, Look.Outcome.LOOKED_AT, null, found.values(), false, null);
  }
}
