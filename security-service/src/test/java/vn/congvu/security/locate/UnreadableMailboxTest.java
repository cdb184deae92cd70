package vn.congvu.security.locate;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import vn.congvu.security.Officer;

/** Of a mailbox that the mail server has and cannot read, nobody says that nothing lies there. */
@QuarkusTest
@TestProfile(OwnMailServer.class)
class UnreadableMailboxTest extends Searching {

  @ConfigProperty(name = "congvu.test.mail-database-url")
  String mailDatabase;

  @ConfigProperty(name = "congvu.test.mail-database-username")
  String mailDatabaseUser;

  @Test
  void aMailboxThatTheServerCannotReadStaysUnknownUntilItCan() throws Exception {
    Map<String, Object> message = reporter.gets("INBOX", letter());
    Officer damaged = officer();
    var _ = damaged.gets("INBOX", letter());
    String spill = reported(Map.of("level", "SECRET", "message", message));
    rows("update james_mail m set mail_bytes = null", damaged);

    JsonPath search = searched(spill, "LOCATE");

    assertThat(search.getLong("items[0].unreadable")).isEqualTo(1);
    assertThat(stateOf(spill, damaged.address())).isEqualTo("UNKNOWN");
    assertThat(inMailboxes(spill)).containsExactly(reporter.address() + " MESSAGE_ID");

    rows("delete from james_mail m", damaged);
    var _ = damaged.gets("INBOX", letter());
    JsonPath again = searched(spill, "LOCATE");

    assertThat(again.getLong("items[0].unreadable")).isZero();
    assertThat(stateOf(spill, damaged.address())).isEqualTo("FOUND");
    assertThat(inMailboxes(spill)).contains(damaged.address() + " MESSAGE_ID");
  }

  /** As a disk that has lost some sectors leaves them. */
  private void rows(String change, Officer owner) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(mailDatabase, mailDatabaseUser, mailDatabaseUser);
        Statement statement = connection.createStatement();
        PreparedStatement damage =
            connection.prepareStatement(
                change
                    + " where m.mailbox_id in"
                    + " (select mailbox_id from james_mailbox where user_name = ?)")) {
      statement.execute("alter table james_mail alter column mail_bytes drop not null");
      damage.setString(1, owner.address());
      assertThat(damage.executeUpdate()).isEqualTo(1);
    }
  }
}
