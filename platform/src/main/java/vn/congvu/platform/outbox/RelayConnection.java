package vn.congvu.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A connection outside the pool: LISTEN and a session lock must stay on one and the same. */
@ApplicationScoped
class RelayConnection {

  private final String url;
  private final String username;
  private final String password;

  RelayConnection(
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String username,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    this.url = url;
    this.username = username;
    this.password = password;
  }

  Connection open() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", username);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", "outbox-relay");
    return DriverManager.getConnection(url, properties);
  }
}
