package vn.congvu.platform.inbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a consumer does with each type of fact. */
public final class Handlers {

  private final Map<String, Handler<?>> byType = new HashMap<>();

  Handlers() {}

  /**
   * @param effect runs inside the transaction that marks the fact as taken; throws to refuse it
   */
  public <T> Handlers on(String type, Class<T> body, Consumer<T> effect) {
    if (byType.put(type, new Handler<>(body, effect)) != null) {
      throw new IllegalArgumentException("two handlers for " + type);
    }
    return this;
  }

  /** The same for each record of a sealed family of facts; each names its {@code TYPE}. */
  public <T> Handlers onEach(Class<T> sealed, Consumer<? super T> effect) {
    for (Class<?> kind : sealed.getPermittedSubclasses()) {
      on(typeOf(kind), kind.asSubclass(sealed), effect::accept);
    }
    return this;
  }

  private static String typeOf(Class<?> fact) {
    try {
      return (String) fact.getField("TYPE").get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(fact + " does not name its type", e);
    }
  }

  Optional<Handler<?>> of(String type) {
    return Optional.ofNullable(byType.get(type));
  }

  record Handler<T>(Class<T> body, Consumer<T> effect) {
    void accept(Object fact) {
      effect.accept(body.cast(fact));
    }
  }
}
