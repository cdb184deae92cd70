package vn.congvu.backup.repository.keys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import vn.congvu.backup.repository.Scenario;
import vn.congvu.backup.repository.StoredMessage;
import vn.congvu.backup.repository.store.FileStore;
import vn.congvu.localstack.test.PostgresTestResource;

class JdbcKeyringTest {

  private static final PostgresTestResource POSTGRES = new PostgresTestResource();
  private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();

  @TempDir Path folder;
  private final JdbcKeyring keyring = new JdbcKeyring(DATABASE);

  @BeforeAll
  static void start() throws IOException, SQLException {
    Map<String, String> started = POSTGRES.start();
    DATABASE.setUrl(started.get("quarkus.datasource.jdbc.url"));
    DATABASE.setUser(started.get("quarkus.datasource.username"));
    DATABASE.setPassword(started.get("quarkus.datasource.password"));
    for (String script :
        List.of("V202611241100__keyring_create", "V202611290400__announced_pack_create")) {
      try (InputStream sql =
          JdbcKeyring.class.getResourceAsStream("/db/backup-repository/" + script + ".sql")) {
        execute(new String(sql.readAllBytes(), UTF_8));
      }
    }
  }

  @AfterAll
  static void stop() {
    POSTGRES.stop();
  }

  @BeforeEach
  void empty() throws SQLException {
    execute("truncate pack_key, tombstone, announced_pack");
  }

  @Test
  void mailStoredUnderTheDatabasesKeysComesBack() {
    FileStore store = new FileStore(folder.resolve("store"));
    try (Scenario scenario = Scenario.in(folder, store, keyring)) {
      StoredMessage stored = scenario.store(Scenario.plain("a", "text"));

      scenario.reopenWithoutCache();

      assertThat(scenario.read(stored.address()))
          .isEqualTo(Scenario.plain("a", "text").getBytes(UTF_8));
      assertThat(keyring.packs()).hasSize(1);
    }
  }

  @Test
  void aLostDatabaseIsFilledAgainFromTheMirror() throws SQLException {
    FileStore store = new FileStore(folder.resolve("store"));
    try (Scenario scenario = Scenario.in(folder, store, keyring)) {
      StoredMessage stored = scenario.store(Scenario.plain("a", "text"));
      execute("truncate pack_key, tombstone");

      new MirrorKeyring(store).restoreInto(keyring);

      scenario.reopenWithoutCache();
      assertThat(scenario.read(stored.address())).isNotEmpty();
    }
  }

  @Test
  void aPackThatWasLetGoWasAnnouncedAllTheSame() {
    FileStore store = new FileStore(folder.resolve("store"));
    try (Scenario scenario = Scenario.in(folder, store, keyring)) {
      StoredMessage _ = scenario.store(Scenario.plain("a", "text"));
      UUID letGo = keyring.packs().getFirst();
      UUID unknown = UUID.randomUUID();
      keyring.remove(letGo);

      assertThat(keyring.unannounced(List.of(letGo, unknown))).containsExactly(unknown);

      keyring.announce(List.of(letGo, unknown));
      assertThat(keyring.unannounced(List.of(letGo, unknown))).isEmpty();
    }
  }

  @Test
  void aKeyIsReplacedByOneOnly() {
    MasterKey master = Scenario.newMaster(folder.resolve("master.key"));
    PackKey first = PackKey.first(UUID.randomUUID(), Sealing.randomKey(), master);
    keyring.add(first);
    PackKey second = first.next(UUID.randomUUID(), Sealing.randomKey(), master);
    PackKey rival = first.next(UUID.randomUUID(), Sealing.randomKey(), master);

    assertThat(keyring.replace(second)).isTrue();
    assertThat(keyring.replace(rival)).isFalse();
    assertThat(keyring.find(first.pack()).map(PackKey::page)).isEqualTo(Optional.of(second.page()));
  }

  @Test
  void aReplacedKeyIsInNoFileOfTheDatabaseAfterwards() throws Exception {
    MasterKey master = Scenario.newMaster(folder.resolve("master.key"));
    PackKey first = PackKey.first(UUID.randomUUID(), Sealing.randomKey(), master);
    keyring.add(first);
    assertThat(keyring.replace(first.next(UUID.randomUUID(), Sealing.randomKey(), master)))
        .isTrue();
    execute("checkpoint");
    assertThat(filesWith(first.wrapped())).isNotEmpty();

    assertThat(keyring.removeOld()).isTrue();

    assertThat(filesWith(first.wrapped())).isEmpty();
    assertThat(keyring.find(first.pack())).isPresent();
  }

  private static List<Path> filesWith(byte[] bytes) throws IOException, SQLException {
    String wanted = new String(bytes, ISO_8859_1);
    var found = new ArrayList<Path>();
    try (Stream<Path> files = Files.walk(dataFolder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (read(file).contains(wanted)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private static String read(Path file) throws IOException {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1);
    } catch (NoSuchFileException removed) {
      return "";
    }
  }

  /** In which a process of the server works. */
  private static Path dataFolder() throws IOException, SQLException {
    try (Connection connection = DATABASE.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return Path.of("/proc", row.getString(1), "cwd").toRealPath();
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DATABASE.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
