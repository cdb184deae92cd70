package vn.congvu.security.locate;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.congvu.contracts.account.MailboxEvent;
import vn.congvu.mail.MailProvisioning;
import vn.congvu.security.Facts;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.mailbox.KnownMailboxes;

/** Every mailbox is read, whatever anybody believes of it. */
@QuarkusTest
@RealParts
class VerificationTest extends Searching {

  @Inject Facts facts;
  @Inject KnownMailboxes mailboxes;
  @Inject MailProvisioning server;

  @Test
  void aVerificationReadsWhatTheBackupsHaveSeenAndMissesNoMailboxThatWent() throws Exception {
    Map<String, Object> message = reporter.gets("INBOX", letter());
    Officer leaver = officer();
    var _ = leaver.gets("INBOX", letter());
    Officer untouched = officer();
    backedUp(untouched);
    String spill = reported(Map.of("level", "SECRET", "message", message));
    JsonPath _ = searched(spill, "LOCATE");
    assertThat(inMailboxes(spill)).contains(leaver.address() + " MESSAGE_ID");
    leaver.close();
    server.delete(leaver.address());
    UUID gone = UUID.randomUUID();
    facts.announce(
        gone, new MailboxEvent.MailboxDeleted(gone, 1, Instant.now(), leaver.address(), "snv"));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> mailboxes.isDeleted(leaver.address(), Instant.now()));

    JsonPath search = searched(spill, "VERIFY");

    assertThat(inMailboxes(spill)).containsExactly(reporter.address() + " MESSAGE_ID");
    assertThat(search.getLong("items[0].noLongerThere")).isPositive();
    assertThat(stateOf(spill, untouched.address())).isEqualTo("ABSENT");
    assertThat(stateOf(spill, leaver.address())).isEqualTo("ABSENT");
  }

  @Test
  void aVerificationReadsAClosedMailboxToo() throws Exception {
    Officer leaver = officer();
    backups.issued(UUID.randomUUID(), leaver);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> mailboxes.byAddress(leaver.address()).isPresent());
    var _ = leaver.gets("INBOX", letter());
    leaver.close();
    server.close(leaver.address());
    // Read already: by its Message-ID alone every mailbox would be read twice.
    Map<String, Object> message = reporter.gets("INBOX", letter());
    String spill = reported(Map.of("level", "SECRET", "message", message));

    JsonPath _ = searched(spill, "VERIFY");

    assertThat(inMailboxes(spill))
        .containsExactlyInAnyOrder(
            reporter.address() + " MESSAGE_ID", leaver.address() + " MESSAGE_ID");
  }
}
