package vn.congvu.security.locate;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.mail.DeliveredMail;
import vn.congvu.mail.MailServerException;
import vn.congvu.security.copy.FoundBy;
import vn.congvu.security.copy.FoundCopy;
import vn.congvu.security.copy.FoundCopy.Spot;
import vn.congvu.security.copy.FoundIn;
import vn.congvu.security.locate.PlaceLooks.Eyes;

/**
 * Looks at mailboxes to which nothing came and which nothing left since the backups read them: at
 * the believed copies alone, of many mailboxes at once. One in which a copy is not where it is
 * believed to be, and whatever fails, is left to {@link PlaceLooks}.
 */
@ApplicationScoped
class QuietLooks {

  private static final Logger LOG = Logger.getLogger(QuietLooks.class);

  private static final int BATCH = 25;

  private final DeliveredMail delivered;

  QuietLooks(DeliveredMail delivered) {
    this.delivered = delivered;
  }

  /** Each gives the looks at those of its places of which it could tell all. */
  List<Callable<List<Look>>> tasks(Map<SearchPlace, List<Spot>> believed, Eyes eyes) {
    List<Quiet> places =
        believed.entrySet().stream()
            .filter(it -> it.getKey().quiet() && !it.getValue().isEmpty())
            // What a server keeps of a mailbox's deleted mail is looked at with the mailbox.
            .filter(it -> eyes.vault().isWithout(it.getKey().place()))
            .map(it -> new Quiet(it.getKey(), it.getValue()))
            .toList();
    if (places.isEmpty() || !delivered.offered()) {
      return List.of();
    }
    var tasks = new ArrayList<Callable<List<Look>>>();
    for (int from = 0; from < places.size(); from += BATCH) {
      List<Quiet> batch = places.subList(from, Math.min(from + BATCH, places.size()));
      tasks.add(() -> at(batch, eyes));
    }
    return tasks;
  }

  /** A mailbox, and what was seen of what is believed to lie there. */
  private static final class Quiet {

    private final SearchPlace place;
    private final List<DeliveredMail.Spot> spots;
    private final List<FoundCopy> copies = new ArrayList<>();
    private int seen;
    private @Nullable MessagePrints original;

    Quiet(SearchPlace place, List<Spot> believed) {
      this.place = place;
      this.spots =
          believed.stream()
              .distinct()
              .map(
                  spot ->
                      new DeliveredMail.Spot(
                          place.place(), spot.folder(), spot.uidValidity(), spot.uid()))
              .toList();
    }

    void see(DeliveredMail.Described mail, MessagePrints prints, Wanted wanted) {
      seen++;
      FoundBy by = wanted.in(prints).orElse(null);
      if (by == null) {
        return;
      }
      if (by == FoundBy.MESSAGE_ID && original == null) {
        original = prints;
      }
      copies.add(
          FoundCopy.inMailbox(
                  place.place(),
                  new Spot(mail.at().folder(), mail.at().uidValidity(), mail.at().uid()),
                  by,
                  FoundIn.CATALOGUE,
                  by == FoundBy.REFERENCE,
                  mail.bytes(),
                  mail.internalDate(),
                  mail.flags())
              .doubtfulIf(wanted.isStranger(prints)));
    }

    boolean isWhole() {
      return seen == spots.size();
    }

    Look look(boolean vault) {
      return new Look(place, Look.Outcome.LOOKED_AT, null, copies, vault, original);
    }
  }

  private List<Look> at(List<Quiet> places, Eyes eyes) {
    var bySpot = new HashMap<DeliveredMail.Spot, Quiet>();
    places.forEach(place -> place.spots.forEach(spot -> bySpot.put(spot, place)));
    try {
      delivered.read(
          List.copyOf(bySpot.keySet()),
          (mail, content) -> {
            Quiet place = bySpot.get(mail.at());
            if (place != null) {
              place.see(mail, MessagePrints.take(eyes.key(), content), eyes.wanted());
            }
          });
    } catch (MailServerException | IOException e) {
      LOG.infof("Mailboxes are opened one by one: cause=%s", e.getClass().getSimpleName());
    }
    return places.stream()
        .filter(Quiet::isWhole)
        .map(place -> place.look(eyes.vault().isKept()))
        .toList();
  }
}
