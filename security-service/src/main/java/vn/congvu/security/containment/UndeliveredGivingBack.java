package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import vn.congvu.mail.UndeliveredMail;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.hold.HoldView;
import vn.congvu.security.hold.Holds;

/**
 * Puts mail that was taken on its way back on it. A kill between the server's answer and the row
 * sends one twice: its recipients may get it double, but get it.
 */
@ApplicationScoped
class UndeliveredGivingBack {

  private static final int PLACES = 100;

  private final UndeliveredMail undelivered;
  private final Holds holds;
  private final Returns returns;

  UndeliveredGivingBack(UndeliveredMail undelivered, Holds holds, Returns returns) {
    this.undelivered = undelivered;
    this.holds = holds;
    this.returns = returns;
  }

  void giveBack(Order order) {
    for (String place : returns.places(order, PlaceKind.QUEUE, null, PLACES)) {
      giveBack(order, returns.contained(order, PlaceKind.QUEUE, place));
    }
  }

  void giveBack(Order order, List<Copy> copies) {
    List<UUID> ids = copies.stream().map(Copy::id).toList();
    Map<UUID, HoldView> sealed = holds.of(ids);
    Map<UUID, Returns.Kept> kept = returns.kept(ids);
    for (Copy copy : copies) {
      send(
          copy.id(),
          Objects.requireNonNull(sealed.get(copy.id()), "a contained copy has a hold"),
          Objects.requireNonNull(kept.get(copy.id()), "a contained copy was described").mail());
      returns.returned(order, List.of(copy.id()));
    }
  }

  private void send(UUID id, HoldView hold, TakenMail mail) {
    String sender = Objects.requireNonNullElse(mail.sender(), "");
    try (InputStream content = holds.read(hold.id())) {
      undelivered.send(id.toString(), sender, mail.recipients(), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
