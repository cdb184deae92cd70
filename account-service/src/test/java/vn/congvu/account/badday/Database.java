package vn.congvu.account.badday;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service's database, looked at directly: what is there whatever the service can see. */
final class Database {

  private Database() {}

  static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        value("congvu.test.database-url"),
        value("quarkus.datasource.username"),
        value("quarkus.datasource.password"));
  }

  static long count(String sql, String... values) {
    try (var connection = connect();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How often what a call writes is there: the thing, its fact and its entry in the trail. */
  static Map<String, Long> tracesOfUnit(String code) {
    return Map.of(
        "unit", count("select count(*) from unit where code = ?", code),
        "fact", count("select count(*) from outbox where body like '%\"' || ? || '\"%'", code),
        "audit", count("select count(*) from audit_entry where unit_code = ?", code));
  }

  private static String value(String key) {
    return ConfigProvider.getConfig().getValue(key, String.class);
  }
}
