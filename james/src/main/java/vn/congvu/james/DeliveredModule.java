package vn.congvu.james;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import javax.sql.DataSource;
import org.apache.james.webadmin.Routes;
import vn.congvu.james.delivered.DeliveredRoutes;
import vn.congvu.james.delivered.MailTable;

/** Copies in thousands of mailboxes can be taken without logging in to each. */
final class DeliveredModule extends AbstractModule {

  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), Routes.class)
        .addBinding()
        .to(DeliveredRoutes.class)
        .in(Scopes.SINGLETON);
  }

  @Provides
  @Singleton
  MailTable mails(DataSource database) {
    return new MailTable(database);
  }
}
