package vn.congvu.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandlersTest {

  sealed interface Door {}

  record Opened(String by) implements Door {
    public static final String TYPE = "door.opened.v1";
  }

  record Shut() implements Door {
    public static final String TYPE = "door.shut.v1";
  }

  @Test
  void eachFactOfAFamilyIsTakenByItsOwnType() {
    List<Door> taken = new ArrayList<>();
    Handlers handlers = new Handlers().onEach(Door.class, taken::add);

    handlers.of("door.opened.v1").orElseThrow().accept(new Opened("binh"));
    handlers.of("door.shut.v1").orElseThrow().accept(new Shut());

    assertThat(taken).containsExactly(new Opened("binh"), new Shut());
    assertThat(handlers.of("door.painted.v1")).isEmpty();
  }

  @Test
  void aTypeIsTakenOnce() {
    Handlers handlers = new Handlers().on(Shut.TYPE, Shut.class, _ -> {});

    assertThatThrownBy(() -> handlers.onEach(Door.class, _ -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("door.shut.v1");
  }
}
