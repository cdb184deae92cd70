package vn.congvu.james;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import org.apache.james.webadmin.Routes;
import vn.congvu.james.remains.QueueJournal;
import vn.congvu.james.remains.Remains;
import vn.congvu.james.remains.RemainsRoutes;

/** What was deleted is gone from the database's files too, on order. */
final class RemainsModule extends AbstractModule {

  private final Settings settings;

  RemainsModule(Settings settings) {
    this.settings = settings;
  }

  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), Routes.class)
        .addBinding()
        .to(RemainsRoutes.class)
        .in(Scopes.SINGLETON);
  }

  @Provides
  @Singleton
  Remains remains(QueueJournal journal) {
    return new Remains(
        settings.databaseUrl(), settings.databaseUsername(), settings.databasePassword(), journal);
  }
}
