package vn.congvu.mail.access;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import vn.congvu.localstack.test.JamesTestResource;
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
