package vn.congvu.james;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import java.io.IOException;
import java.sql.SQLException;
import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.mdc.RequestLogger;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.james.guard.Guard;
import vn.congvu.james.guard.GuardedMessages;
import vn.congvu.james.guard.HeldFingerprintRoutes;
import vn.congvu.james.guard.HeldFingerprints;
import vn.congvu.james.undelivered.UndeliveredRoutes;
import vn.congvu.james.undelivered.UnloggedMail;

/** What was taken down is found where no mailbox is yet, and does not come back. */
final class GuardModule extends AbstractModule {

  private final Settings settings;

  GuardModule(Settings settings) {
    this.settings = settings;
  }

  @Override
  protected void configure() {
    Multibinder<Routes> routes = Multibinder.newSetBinder(binder(), Routes.class);
    routes.addBinding().to(HeldFingerprintRoutes.class).in(Scopes.SINGLETON);
    routes.addBinding().to(UndeliveredRoutes.class).in(Scopes.SINGLETON);
    Multibinder.newSetBinder(binder(), RequestLogger.class)
        .addBinding()
        .to(UnloggedMail.class)
        .in(Scopes.SINGLETON);
  }

  @Provides
  @Singleton
  FingerprintKey key() throws IOException {
    return FingerprintKey.read(settings.fingerprintKeyFile());
  }

  @Provides
  @Singleton
  HeldFingerprints held() throws SQLException {
    return HeldFingerprints.in(
        HeldFingerprints.Database.of(
            settings.databaseUrl(), settings.databaseUsername(), settings.databasePassword()));
  }

  @Provides
  @Singleton
  Guard guard(FingerprintKey key, HeldFingerprints held) {
    return new Guard(key, held);
  }

  @Provides
  @Singleton
  GuardedMessages messages(Guard guard) {
    return new GuardedMessages(guard);
  }
}
