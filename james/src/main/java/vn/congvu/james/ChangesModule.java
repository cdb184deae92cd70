package vn.congvu.james;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import java.sql.SQLException;
import java.time.Clock;
import org.apache.james.events.EventListener;
import org.apache.james.webadmin.Routes;
import vn.congvu.james.changes.ChangeListener;
import vn.congvu.james.changes.ChangedMailboxRoutes;
import vn.congvu.james.changes.ChangedMailboxes;
import vn.congvu.james.guard.HeldFingerprints;

/** Which mailboxes changed is known without asking them. */
final class ChangesModule extends AbstractModule {

  private final Settings settings;

  ChangesModule(Settings settings) {
    this.settings = settings;
  }

  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), Routes.class)
        .addBinding()
        .to(ChangedMailboxRoutes.class)
        .in(Scopes.SINGLETON);
    Multibinder.newSetBinder(binder(), EventListener.GroupEventListener.class)
        .addBinding()
        .to(ChangeListener.class)
        .in(Scopes.SINGLETON);
  }

  @Provides
  @Singleton
  ChangedMailboxes changed(Clock clock) throws SQLException {
    return ChangedMailboxes.in(
        HeldFingerprints.Database.of(
            settings.databaseUrl(), settings.databaseUsername(), settings.databasePassword()),
        clock);
  }
}
