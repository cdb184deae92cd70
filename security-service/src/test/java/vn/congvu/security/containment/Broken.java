package vn.congvu.security.containment;

import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A step at which every attempt at a case breaks off: what was done outside the database before it
 * stays done, as after a kill exactly there.
 */
final class Broken implements AutoCloseable {

  private final DataSource database;
  private final String table;

  private Broken(DataSource database, String table) {
    this.database = database;
    this.table = table;
  }

  /**
   * @param step such as {@code before insert on sealed_hold}
   * @param only a condition on {@code new}
   */
  static Broken at(DataSource database, UUID spill, String step, String only) throws SQLException {
    String table = step.substring(step.lastIndexOf(' ') + 1);
    var broken = new Broken(database, table);
    broken.execute(
        """
        create or replace function broken() returns trigger language plpgsql as $$
        begin
          raise exception 'broken off';
        end $$
        """);
    String ofCase =
        switch (table) {
          case "spill" -> "new.id = '%s'".formatted(spill);
          case "taken_mail" -> "true";
          default -> "new.spill_id = '%s'".formatted(spill);
        };
    broken.execute(
        "create trigger broken %s for each row when (%s and %s) execute function broken()"
            .formatted(step, ofCase, only));
    return broken;
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    execute("drop trigger broken on " + table);
  }
}
