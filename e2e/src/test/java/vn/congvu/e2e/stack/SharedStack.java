package vn.congvu.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import vn.congvu.e2e.system.Place;

final class SharedStack implements BeforeAllCallback, ParameterResolver {

  /**
   * Closed by JUnit at the end of the whole run, and by the JVM when that is ended from outside.
   */
  private record Running(Congvu congvu, Said up) implements AutoCloseable {

    static Running start() {
      Congvu congvu = Congvu.ofItsOwn();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> congvu.run("down")));
      return new Running(congvu, congvu.run("up", "--detach"));
    }

    @Override
    public void close() {
      congvu.forget();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Said up = running(context).up();
    assertThat(up.code()).as(up.text()).isZero();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Congvu.class || type == Place.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Congvu congvu = running(context).congvu();
    return parameter.getParameter().getType() == Place.class ? congvu.place() : congvu;
  }

  private static Running running(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
  }
}
