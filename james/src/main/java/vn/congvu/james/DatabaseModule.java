package vn.congvu.james;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.util.Map;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;

/** James's own way to PostgreSQL, and one for whoever asks the tables themselves. */
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
            "openjpa.ConnectionURL", url(),
            "openjpa.ConnectionUserName", settings.databaseUsername(),
            "openjpa.ConnectionPassword", settings.databasePassword(),
            // A database that comes back after a restart must find no dead connection in the pool.
            "openjpa.ConnectionProperties",
                "MaxTotal=32,TestOnBorrow=true,ValidationQuery='select 1'",
            "openjpa.Multithreaded", "true",
            // The published classes are enhanced already.
            "openjpa.DynamicEnhancementAgent", "false"));
  }

  @Provides
  @Singleton
  DataSource tables() {
    var database = new BasicDataSource();
    database.setUrl(url());
    database.setUsername(settings.databaseUsername());
    database.setPassword(settings.databasePassword());
    // As of James's own pool: after a restart of the database no connection is dead.
    database.setTestOnBorrow(true);
    database.setValidationQuery("select 1");
    return database;
  }

  /** A message comes in its own bytes: spelled out it takes three times the memory. */
  private String url() {
    String url = settings.databaseUrl();
    return url + (url.contains("?") ? '&' : '?') + "prepareThreshold=-1";
  }
}
