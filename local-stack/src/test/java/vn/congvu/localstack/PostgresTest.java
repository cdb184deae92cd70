package vn.congvu.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {

  @TempDir private Path folder;

  private Postgres postgres;
  private Child running;

  @AfterEach
  void stop() {
    if (running != null) {
      running.close();
    }
  }

  @Test
  void acknowledgedRowsSurviveAKilledServer() throws Exception {
    start();
    execute("create table fact (id int primary key)");
    execute("insert into fact select generate_series(1, 1000)");

    running.kill();
    start();

    assertThat(number("select count(*) from fact")).isEqualTo(1000);
    assertThat(text("show fsync")).isEqualTo("on");
    assertThat(text("show synchronous_commit")).isEqualTo("on");
    assertThat(text("show full_page_writes")).isEqualTo("on");
  }

  @Test
  void eachUserReachesOnlyTheDatabaseOfItsOwn() throws Exception {
    start();

    assertThatThrownBy(() -> postgres.connect("account", "incident", "b").close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> postgres.connect("account", "account", "wrong").close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
    assertThat(
            number(
                "select count(*) from pg_available_extensions where name in ('unaccent', 'pg_trgm')"))
        .isEqualTo(2);
  }

  private void start() {
    postgres =
        new Postgres(
            Layout.ofEnvironment(),
            folder,
            FreePorts.next(),
            "super",
            true,
            Map.of("account", "a", "incident", "b"));
    running = PartStart.start(postgres, folder);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = postgres.connect("account", "account", "a");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int number(String sql) throws SQLException {
    return Integer.parseInt(text(sql));
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = postgres.connect("account", "account", "a");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
