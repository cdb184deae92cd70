package vn.congvu.james;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import org.apache.james.webadmin.Routes;
import vn.congvu.james.delivered.DeliveredRoutes;

/** Copies in thousands of mailboxes can be taken without logging in to each. */
final class DeliveredModule extends AbstractModule {

  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), Routes.class)
        .addBinding()
        .to(DeliveredRoutes.class)
        .in(Scopes.SINGLETON);
  }
}
