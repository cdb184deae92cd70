package vn.congvu.james;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.util.Map;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;

final class DatabaseModule extends AbstractModule {

  private final Settings settings;

  DatabaseModule(Settings settings) {
    this.settings = settings;
  }

  @Provides
  @Singleton
  EntityManagerFactory entityManagerFactory() {
    return Persistence.createEntityManagerFactory(
        "Global",
        Map.of(
            "openjpa.ConnectionDriverName", "org.postgresql.Driver",
            "openjpa.ConnectionURL", settings.databaseUrl(),
            "openjpa.ConnectionUserName", settings.databaseUsername(),
            "openjpa.ConnectionPassword", settings.databasePassword(),
            // A database that comes back after a restart must find no dead connection in the pool.
            "openjpa.ConnectionProperties",
                "MaxTotal=32,TestOnBorrow=true,ValidationQuery='select 1'",
            "openjpa.Multithreaded", "true",
            // The published classes are enhanced already.
            "openjpa.DynamicEnhancementAgent", "false"));
  }
}
