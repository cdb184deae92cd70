package vn.congvu.security.hold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.KeyWrap;
import vn.congvu.platform.id.Ids;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.spill.Cases;

@QuarkusTest
@RealParts
class HoldsTest {

  @Inject Holds holds;
  @Inject HoldConfig config;
  @Inject CaseKeys keys;
  @Inject AgroalDataSource database;
  @Inject Cases cases;

  private UUID spill;

  @BeforeEach
  void aCase() {
    try (Officer officer = Officer.of("snv")) {
      spill = UUID.fromString(cases.reported(officer));
    }
  }

  @AfterEach
  void thePlacesAreThere() throws IOException {
    comeBack(config.store());
    comeBack(config.keys());
  }

  private static void goAway(String place) throws IOException {
    Files.move(Path.of(place, ".aside"), Path.of(place, "hidden"));
  }

  private static void comeBack(String place) throws IOException {
    if (Files.exists(Path.of(place, "hidden"))) {
      Files.move(Path.of(place, "hidden"), Path.of(place, ".aside"));
    }
  }

  private Sealed sealed(String mail) throws IOException {
    return holds.seal(spill, Ids.next(), out -> out.write(mail.getBytes(UTF_8)));
  }

  private UUID kept(String mail) throws IOException {
    Sealed sealed = sealed(mail);
    keep(sealed);
    return sealed.id();
  }

  private void keep(Sealed sealed) {
    QuarkusTransaction.requiringNew().run(() -> holds.keep(spill, List.of(sealed)));
  }

  private String opened(UUID id) {
    var out = new ByteArrayOutputStream();
    return holds.open(id, out) ? out.toString(UTF_8) : "shredded";
  }

  private long objects() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(config.store(), "sealed", spill.toString()))) {
      return files.count();
    }
  }

  private record Relic(UUID key, byte[] wrapped) {}

  /** What a dead row or an old dump still has. */
  private Relic relicOf(UUID id) throws SQLException {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "select key_id, wrapped_key from sealed_hold where id = ?")) {
      statement.setObject(1, id);
      try (var row = statement.executeQuery()) {
        assertThat(row.next()).isTrue();
        return new Relic(row.getObject(1, UUID.class), row.getBytes(2));
      }
    }
  }

  @Test
  void aKeptMailComesBackToTheByte() throws IOException {
    Sealed sealed = sealed("Subject: x\r\n\r\ny\r\n");
    keep(sealed);

    assertThat(opened(sealed.id())).isEqualTo("Subject: x\r\n\r\ny\r\n");
    assertThat(holds.of(Set.of(sealed.copyId())).get(sealed.copyId()).id()).isEqualTo(sealed.id());
  }

  @Test
  void aCopyHasOneHold() throws IOException {
    Sealed first = sealed("a");
    keep(first);
    Sealed second = holds.seal(spill, first.copyId(), out -> out.write(1));

    assertThatThrownBy(() -> keep(second)).isNotNull();

    assertThat(opened(first.id())).isEqualTo("a");
  }

  @Test
  void shreddingOneLeavesTheOthersAndNoRelicOpensIt() throws Exception {
    UUID doomed = kept("doomed");
    UUID lives = kept("lives");
    Relic relic = relicOf(doomed);
    assertThat(keys.open(relic.key()).unwrap(relic.wrapped(), "a relic")).hasSize(32);

    List<Shredded> shredded = holds.shred(spill, List.of(doomed));
    UUID later = kept("later");

    assertThat(shredded).singleElement().extracting(Shredded::key).isEqualTo(relic.key());
    assertThat(opened(doomed)).isEqualTo("shredded");
    assertThat(opened(lives)).isEqualTo("lives");
    assertThat(opened(later)).isEqualTo("later");
    assertThatThrownBy(() -> keys.open(relic.key())).isInstanceOf(RepositoryException.class);
    KeyWrap now = keys.open(relicOf(lives).key());
    assertThatThrownBy(() -> now.unwrap(relic.wrapped(), "a relic"))
        .isInstanceOf(RepositoryException.class);
  }

  @Test
  void aShreddingThatWasCutOffIsFinishedByTheNext() throws Exception {
    UUID doomed = kept("doomed");
    UUID lives = kept("lives");
    Relic relic = relicOf(doomed);

    goAway(config.keys());
    assertThatThrownBy(() -> holds.shred(spill, List.of(doomed)))
        .isInstanceOf(RepositoryException.class);
    comeBack(config.keys());
    assertThat(opened(lives)).isEqualTo("lives");
    List<Shredded> shredded = holds.shred(spill, List.of(doomed));

    assertThat(shredded).hasSize(1);
    assertThat(opened(lives)).isEqualTo("lives");
    assertThatThrownBy(() -> keys.open(relic.key())).isInstanceOf(RepositoryException.class);
  }

  @Test
  void whatNothingOpensIsTidiedAway() throws IOException {
    UUID doomed = kept("doomed");
    UUID lives = kept("lives");
    Sealed _ = sealed("never kept");
    List<Shredded> _ = holds.shred(spill, List.of(doomed));
    assertThat(objects()).isEqualTo(3);

    holds.tidy(spill);

    assertThat(objects()).isEqualTo(1);
    assertThat(opened(lives)).isEqualTo("lives");
  }

  @Test
  void aStoreThatIsAwayTakesNothing() throws IOException {
    UUID _ = kept("there");
    goAway(config.store());

    assertThatThrownBy(() -> sealed("away")).isInstanceOf(RepositoryException.class);
  }
}
