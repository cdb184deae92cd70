package vn.congvu.mail.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.congvu.localstack.test.JamesTestResource;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.mail.james.JamesProvisioning;
import vn.congvu.mail.james.WebAdminSettings;

class JamesAccessTest extends MailAccessContract {

  private static Map<String, String> james;
  private static JamesProvisioning provisioning;

  @BeforeAll
  static void startJames() {
    james = new JamesTestResource().start();
    provisioning =
        new JamesProvisioning(
            new WebAdminSettings(
                URI.create(james.get("congvu.mail.webadmin-url")),
                james.get("congvu.mail.webadmin-password"),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1)));
    provisioning.ensureDomain(james.get("congvu.test.mail-domain"));
  }

  @Test
  void aClosedMailboxIsOpenToThePlatformUntilItsMailIsDeleted() {
    String address = newMailbox();
    byte[] mail = "Subject: last\r\n\r\nlast\r\n".getBytes(US_ASCII);
    try (OpenMailbox mailbox = access().open(address)) {
      var _ =
          mailbox.append("INBOX", List.of(), Instant.EPOCH, mail.length, out -> out.write(mail));
    }
    provisioning.close(address);

    try (OpenMailbox mailbox = access().open(address)) {
      var messages = new ArrayList<MessageState>();
      mailbox.examine("INBOX").messages(1, messages::add);
      assertThat(messages).hasSize(1);
    }
    assertThat(provisioning.exists(address)).isFalse();

    provisioning.delete(address);
    assertThatThrownBy(() -> access().open(address)).isInstanceOf(MailServerRefused.class);
  }

  @Override
  MailAccess access() {
    return new MailAccess(
        new AccessSettings(
            james.get("congvu.mail.imap-host"),
            Integer.parseInt(james.get("congvu.mail.imap-port")),
            james.get("congvu.mail.admin-username"),
            james.get("congvu.mail.admin-password"),
            AccessSettings.Encryption.NONE,
            Duration.ofSeconds(30)));
  }

  @Override
  String newMailbox() {
    String address =
        "a"
            + UUID.randomUUID().toString().replace("-", "")
            + "@"
            + james.get("congvu.test.mail-domain");
    provisioning.ensureMailbox(address);
    return address;
  }
}
