package vn.congvu.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.congvu.localstack.test.JamesTestResource;
import vn.congvu.mail.access.AccessSettings;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.OpenMailbox;
import vn.congvu.mail.james.JamesChangedMailboxes;
import vn.congvu.mail.james.JamesProvisioning;
import vn.congvu.mail.james.WebAdminSettings;

class ChangedMailboxesTest {

  private static final byte[] LETTER = "From: a@b.example\r\n\r\nx\r\n".getBytes(US_ASCII);

  private static Map<String, String> james;
  private static JamesProvisioning provisioning;
  private static ChangedMailboxes changed;

  @BeforeAll
  static void startJames() {
    james = new JamesTestResource().start();
    var settings =
        new WebAdminSettings(
            URI.create(james.get("congvu.mail.webadmin-url")),
            james.get("congvu.mail.webadmin-password"),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1));
    provisioning = new JamesProvisioning(settings);
    provisioning.ensureDomain(james.get("congvu.test.mail-domain"));
    changed = new JamesChangedMailboxes(settings);
  }

  private static String mailbox() {
    String address =
        "c"
            + UUID.randomUUID().toString().replace("-", "")
            + "@"
            + james.get("congvu.test.mail-domain");
    provisioning.ensureMailbox(address);
    return address;
  }

  private static OpenMailbox open(String address) {
    return new MailAccess(
            new AccessSettings(
                james.get("congvu.mail.imap-host"),
                Integer.parseInt(james.get("congvu.mail.imap-port")),
                james.get("congvu.mail.admin-username"),
                james.get("congvu.mail.admin-password"),
                AccessSettings.Encryption.NONE,
                Duration.ofSeconds(30)))
        .open(address);
  }

  private static Map<String, Instant> all(Instant since) {
    var all = new HashMap<String, Instant>();
    String after = null;
    do {
      ChangedMailboxes.Changed page = changed.since(since, after);
      all.putAll(page.lastChange());
      after = page.next();
    } while (after != null);
    return all;
  }

  @Test
  void aMailThatComesAndOneThatGoesCountAndAFlagDoesNot() {
    assertThat(changed.offered()).isTrue();
    String address = mailbox();
    try (OpenMailbox mailbox = open(address)) {
      Instant before = Instant.now();
      var _ = mailbox.append("INBOX", List.of(), before, LETTER.length, out -> out.write(LETTER));
      Instant came = all(Instant.EPOCH).get(address);
      assertThat(came).isAfterOrEqualTo(before);

      Instant secondLater = came.plusSeconds(1);
      Await.until(Duration.ofSeconds(60), () -> Instant.now().isAfter(secondLater));
      mailbox.select("INBOX").addFlags(List.of(1L), List.of("\\Flagged"));
      assertThat(all(Instant.EPOCH)).containsEntry(address, came);

      mailbox.select("INBOX").expunge(List.of(1L));
      assertThat(all(secondLater)).containsKey(address);
    }
  }
}
