package vn.congvu.james;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.james.webadmin.Routes;
import vn.congvu.james.delivered.DeliveredRoutes;
import vn.congvu.james.delivered.MailTable;

/** Copies in thousands of mailboxes can be taken without logging in to each. */
final class DeliveredModule extends AbstractModule {

  private final Settings settings;

  DeliveredModule(Settings settings) {
    this.settings = settings;
  }

  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), Routes.class)
        .addBinding()
        .to(DeliveredRoutes.class)
        .in(Scopes.SINGLETON);
  }

  @Provides
  @Singleton
  MailTable mails() {
    var database = new BasicDataSource();
    database.setUrl(settings.databaseUrl());
    database.setUsername(settings.databaseUsername());
    database.setPassword(settings.databasePassword());
    // As of James's own pool: after a restart of the database no connection is dead.
    database.setTestOnBorrow(true);
    database.setValidationQuery("select 1");
    return new MailTable(database);
  }
}
