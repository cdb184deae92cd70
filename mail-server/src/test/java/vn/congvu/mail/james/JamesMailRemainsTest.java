package vn.congvu.mail.james;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.congvu.mail.Await;
import vn.congvu.mail.MailRemains;
import vn.congvu.mail.TestJames;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;

class JamesMailRemainsTest {

  private static final int MEGABYTES = 12;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static TestJames james;
  private static MailRemains remains;
  private static String address;

  @BeforeAll
  static void startJames() {
    james = new TestJames();
    remains = new JamesMailRemains(james.webAdmin());
    address = james.mailbox();
  }

  /** Searched in the files themselves by the end-to-end tests; here it is the room they take. */
  @Test
  void whatWasExpungedTakesNoRoomAfterAScrub() throws Exception {
    assertThat(remains.offered()).isTrue();
    receiveAndExpunge();
    long before = remains.state().bytes();
    Instant ordered = Instant.now().truncatedTo(ChronoUnit.MICROS);

    Await.until(PATIENCE, () -> scrubbed(ordered));

    assertThat(remains.state().bytes()).isLessThan(before - MEGABYTES / 2 * 1024 * 1024);
  }

  @Test
  void whatAnOlderTransactionMaySeeIsNotSaidToBeGone() throws Exception {
    try (Connection reader =
            DriverManager.getConnection(
                james.setting("congvu.test.mail-database-url"), "james", "james");
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      statement.execute("select count(*) from pg_class");
      receiveAndExpunge();
      Instant deleted = Instant.now().truncatedTo(ChronoUnit.MICROS);

      remains.scrub(deleted);
      Await.until(PATIENCE, () -> !remains.state().running());

      assertThat(reached(deleted)).isFalse();
      reader.rollback();
      Await.until(PATIENCE, () -> scrubbed(deleted));
    }
  }

  /** Ordered again until it is done, as whoever destroys does. */
  private static boolean scrubbed(Instant deleted) {
    remains.scrub(deleted);
    return reached(deleted);
  }

  private static boolean reached(Instant moment) {
    Instant through = remains.state().goneThrough();
    return through != null && !through.isBefore(moment);
  }

  private static void receiveAndExpunge() throws Exception {
    byte[] noise = new byte[MEGABYTES * 3 / 4 * 1024 * 1024];
    new Random(7).nextBytes(noise);
    byte[] mail =
        ("Subject: x\r\n\r\n" + Base64.getMimeEncoder().encodeToString(noise)).getBytes(US_ASCII);
    try (OpenMailbox mailbox = james.open(address)) {
      var _ =
          mailbox.append("INBOX", Set.of(), Instant.now(), mail.length, wire -> wire.write(mail));
      OpenFolder inbox = mailbox.select("INBOX");
      var uids = new ArrayList<Long>();
      inbox.messages(1, message -> uids.add(message.uid()));
      inbox.expunge(uids);
    }
  }
}
