package vn.congvu.security.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.platform.lease.Lease;
import vn.congvu.security.RealParts;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.hold.Sealed;

/** A worker that is still at it when the order is another's. */
@QuarkusTest
@RealParts
class SlowTakerTest extends TwoCopies {

  @Inject Takings takings;
  @Inject Returns returns;

  private Order lost() {
    var lease = new Lease(UUID.randomUUID(), UUID.randomUUID(), 1);
    return new Order(lease, spill, Aim.TAKE, Instant.now(), 0, false, false, false, "");
  }

  @Test
  void itNeitherRemovesACopyNorSaysThatOneIsContained() throws IOException {
    bothFound();
    Copy copy = in(CopyState.FOUND).getFirst();
    Sealed sealed = sealedOnly(copy);

    assertThatThrownBy(() -> takings.prove(lost())).isInstanceOf(OrderLost.class);
    assertThatThrownBy(() -> takings.contained(lost(), Map.of(copy.id(), sealed.id())))
        .isInstanceOf(OrderLost.class);

    assertThat(in(CopyState.FOUND)).hasSize(2);
  }

  @Test
  void noHoldIsShreddedThatAloneHasACopy() throws IOException {
    bothFound();
    List<Copy> found = in(CopyState.FOUND);
    Sealed only = sealedOnly(found.getFirst());
    Sealed lying = sealedOnly(found.getLast());
    QuarkusTransaction.requiringNew()
        .run(() -> copies.contained(Map.of(found.getFirst().id(), only.id())));

    assertThat(returns.neededNoMore(lost(), Set.of(found.getLast().id())))
        .containsExactly(lying.id());
    assertThat(returns.neededNoMore(lost(), Set.of())).isEmpty();
  }
}
