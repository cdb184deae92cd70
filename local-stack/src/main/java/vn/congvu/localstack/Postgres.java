package vn.congvu.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** PostgreSQL from its published binaries, on loopback, with passwords. */
public final class Postgres implements Part {

  static final String SUPERUSER = "postgres";

  private final Path home;
  private final Path data;
  private final int port;
  private final String superPassword;
  private final boolean durable;
  private final Map<String, String> databases;
  private final PostgresBinaries binaries;

  /**
   * @param durable false only where a crash of the machine may cost the data, that is in tests
   * @param databases each database's name, which is its owner's name too, with that owner's
   *     password
   */
  public Postgres(
      Layout layout,
      Path home,
      int port,
      String superPassword,
      boolean durable,
      Map<String, String> databases) {
    this.home = home;
    this.data = home.resolve("data");
    this.port = port;
    this.superPassword = superPassword;
    this.durable = durable;
    this.databases = Map.copyOf(databases);
    this.binaries = new PostgresBinaries(layout);
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public List<Integer> ports() {
    return List.of(port);
  }

  @Override
  public void prepare() {
    binaries.unpack();
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      initialize();
    }
    removeLockOfTheDead();
  }

  @Override
  public Command command() {
    List<String> words = new ArrayList<>(Unprivileged.prefix());
    words.addAll(List.of(binaries.program("postgres").toString(), "-D", data.toString()));
    settings().forEach((key, value) -> words.addAll(List.of("-c", key + "=" + value)));
    return Command.of(home, words).stoppedBy("INT");
  }

  @Override
  public boolean isReady() {
    try (Connection _ = connect("postgres", SUPERUSER, superPassword)) {
      return true;
    } catch (SQLException _) {
      return false;
    }
  }

  @Override
  public void afterReady() {
    databases.forEach(this::createDatabase);
  }

  /** Creates the database and its owner, or gives an owner that is there this password. */
  public void createDatabase(String name, String password) {
    try (Connection connection = connect("postgres", SUPERUSER, superPassword);
        Statement statement = connection.createStatement()) {
      boolean roleExists =
          exists(statement, "select 1 from pg_roles where rolname = " + text(name));
      statement.execute(
          "%s role %s login password %s"
              .formatted(roleExists ? "alter" : "create", word(name), text(password)));
      if (!exists(statement, "select 1 from pg_database where datname = " + text(name))) {
        statement.execute("create database %s owner %s".formatted(word(name), word(name)));
        statement.execute("revoke connect on database %s from public".formatted(word(name)));
      }
      letScrub(name);
    } catch (SQLException failure) {
      throw new StackException("PostgreSQL did not create the database " + name + ".", failure);
    }
  }

  /** An owner may have what it deleted removed from the files, those of the log included. */
  private void letScrub(String name) throws SQLException {
    try (Connection connection = connect(name, SUPERUSER, superPassword);
        Statement statement = connection.createStatement()) {
      statement.execute("grant pg_checkpoint to " + word(name));
      statement.execute("grant execute on function pg_switch_wal() to " + word(name));
    }
  }

  public void dropDatabase(String name) {
    try (Connection connection = connect("postgres", SUPERUSER, superPassword);
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists %s with (force)".formatted(word(name)));
      statement.execute("drop role if exists " + word(name));
    } catch (SQLException failure) {
      throw new StackException("PostgreSQL did not drop the database " + name + ".", failure);
    }
  }

  public String jdbcUrl(String database) {
    return jdbcUrl(port, database);
  }

  static String jdbcUrl(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  Connection connect(String database, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "2");
    return DriverManager.getConnection(jdbcUrl(database), properties);
  }

  private void initialize() {
    Path passwordFile = home.resolve("initdb.password");
    try {
      Files.createDirectories(home);
      Unprivileged.own(home);
      // A start that was killed half-way leaves a folder that initdb refuses.
      Folders.delete(data);
      Files.writeString(passwordFile, superPassword, StandardCharsets.UTF_8);
      List<String> words = new ArrayList<>(Unprivileged.prefix());
      words.add(binaries.program("initdb").toString());
      words.addAll(List.of("-D", data.toString(), "-U", SUPERUSER, "-E", "UTF8"));
      words.addAll(List.of("--locale-provider=builtin", "--locale=C.UTF-8"));
      words.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + passwordFile));
      words.add(durable ? "--data-checksums" : "--no-sync");
      Child.run(Command.of(home, words).with("LC_ALL", "C.UTF-8"), Duration.ofMinutes(2));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      Folders.delete(passwordFile);
    }
  }

  private Map<String, String> settings() {
    String safe = durable ? "on" : "off";
    return Map.ofEntries(
        Map.entry("port", Integer.toString(port)),
        Map.entry("listen_addresses", "127.0.0.1"),
        Map.entry("unix_socket_directories", ""),
        Map.entry("fsync", safe),
        Map.entry("synchronous_commit", safe),
        Map.entry("full_page_writes", safe),
        Map.entry("max_connections", "250"),
        Map.entry("shared_buffers", "128MB"),
        // A log file that is used again still shows what was deleted long ago.
        Map.entry("wal_recycle", "off"),
        Map.entry("timezone", "UTC"),
        Map.entry("log_timezone", "UTC"),
        // A statement in the log could carry what someone typed.
        Map.entry("log_min_error_statement", "panic"),
        Map.entry("log_statement", "none"));
  }

  /**
   * After a kill -9 of the whole stack the old process id may belong to a zombie or to someone
   * else; PostgreSQL only looks whether the id exists and would refuse to start for ever.
   */
  private void removeLockOfTheDead() {
    Path lock = data.resolve("postmaster.pid");
    if (!Files.exists(lock)) {
      return;
    }
    try {
      long pid =
          Long.parseLong(Files.readAllLines(lock, StandardCharsets.UTF_8).getFirst().strip());
      if (Files.isDirectory(Path.of("/proc/self")) && !isLivePostgres(pid)) {
        Files.delete(lock);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isLivePostgres(long pid) {
    try {
      String stat =
          Files.readString(
              Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
      return stat.contains("(postgres)") && !stat.contains("(postgres) Z");
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private static String word(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
