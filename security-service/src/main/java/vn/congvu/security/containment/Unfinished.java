package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.mail.UndeliveredMail;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.MessageState;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;

/**
 * Copies that were sealed and of which nobody wrote down whether they were removed: whoever did it
 * has died, or is slow and may still do it. Their holds must not be shredded before that is known.
 */
@ApplicationScoped
class Unfinished {

  private final MailAccess access;
  private final UndeliveredMail undelivered;
  private final Returns returns;
  private final Takings takings;
  private final ContainmentConfig config;
  private final Clock clock;

  Unfinished(
      MailAccess access,
      UndeliveredMail undelivered,
      Returns returns,
      Takings takings,
      ContainmentConfig config,
      Clock clock) {
    this.access = access;
    this.undelivered = undelivered;
    this.returns = returns;
    this.takings = takings;
    this.config = config;
    this.clock = clock;
  }

  /**
   * A copy with a hold that is not known to be contained.
   *
   * @param folder null in no mailbox
   */
  record Open(
      UUID copy,
      UUID hold,
      String place,
      @Nullable String folder,
      long uidValidity,
      long uid,
      String key) {}

  /**
   * @return those that were seen to lie where they were found; empty while it is not known of all
   */
  Optional<Set<UUID>> lying(Order order) {
    List<Open> open = returns.unfinished(order);
    if (open.isEmpty()) {
      return Optional.of(Set.of());
    }
    if (clock.instant().isBefore(order.orderedAt().plus(config.lease().multipliedBy(2)))) {
      return Optional.empty();
    }
    var lying = new HashSet<UUID>();
    for (Open copy : open) {
      if (isThere(copy)) {
        lying.add(copy.copy());
      } else {
        takings.contained(order, Map.of(copy.copy(), copy.hold()));
      }
    }
    return lying.size() == open.size() ? Optional.of(lying) : Optional.empty();
  }

  private boolean isThere(Open copy) {
    String folder = copy.folder();
    return folder == null
        ? undelivered.read(copy.place(), copy.key(), OutputStream.nullOutputStream())
        : isThere(copy, folder);
  }

  private boolean isThere(Open copy, String folder) {
    try (OpenMailbox mailbox = access.open(copy.place())) {
      OpenFolder open = mailbox.examine(folder);
      var there = new ArrayList<MessageState>();
      open.messages(copy.uid(), copy.uid(), there::add);
      return open.state().uidValidity() == copy.uidValidity() && !there.isEmpty();
    } catch (MailServerRefused gone) {
      return false;
    }
  }
}
