package vn.congvu.mail.james;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.localstack.test.JamesTestResource;
import vn.congvu.mail.Post;
import vn.congvu.mail.RedeliveryGuard;
import vn.congvu.mail.TakedownContract;
import vn.congvu.mail.UndeliveredMail;
import vn.congvu.mail.access.AccessSettings;
import vn.congvu.mail.access.MailAccess;

class JamesTakedownTest extends TakedownContract {

  private static Map<String, String> james;
  private static WebAdminSettings settings;
  private static JamesProvisioning provisioning;

  @BeforeAll
  static void startJames() {
    james = new JamesTestResource().start();
    settings =
        new WebAdminSettings(
            URI.create(james.get("congvu.mail.webadmin-url")),
            james.get("congvu.mail.webadmin-password"),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1));
    provisioning = new JamesProvisioning(settings);
    provisioning.ensureDomain(james.get("congvu.test.mail-domain"));
  }

  @Override
  protected RedeliveryGuard guard() {
    return new JamesRedeliveryGuard(settings);
  }

  @Override
  protected UndeliveredMail undelivered() {
    return new JamesUndeliveredMail(settings);
  }

  @Override
  protected MailAccess access() {
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
  protected FingerprintKey key() {
    try {
      return FingerprintKey.read(Path.of(james.get("congvu.fingerprint.key-file")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Post post() {
    return new Post(
        james.get("congvu.mail.smtp-host"), Integer.parseInt(james.get("congvu.mail.smtp-port")));
  }

  @Override
  protected String newMailbox() {
    String address = "u" + UUID.randomUUID() + "@" + james.get("congvu.test.mail-domain");
    provisioning.ensureMailbox(address);
    return address;
  }
}
