package vn.congvu.mail;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import vn.congvu.localstack.test.JamesTestResource;
import vn.congvu.mail.access.AccessSettings;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.OpenMailbox;
import vn.congvu.mail.james.JamesProvisioning;
import vn.congvu.mail.james.WebAdminSettings;

/** The real James of the tests, with the rights that the platform has there. */
public final class TestJames {

  private final Map<String, String> told = new JamesTestResource().start();
  private final JamesProvisioning provisioning = new JamesProvisioning(webAdmin());

  public TestJames() {
    provisioning.ensureDomain(domain());
  }

  public String setting(String name) {
    return told.get(name);
  }

  public String domain() {
    return setting("congvu.test.mail-domain");
  }

  public WebAdminSettings webAdmin() {
    return new WebAdminSettings(
        URI.create(setting("congvu.mail.webadmin-url")),
        setting("congvu.mail.webadmin-password"),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1));
  }

  public JamesProvisioning provisioning() {
    return provisioning;
  }

  public MailAccess access() {
    return new MailAccess(
        new AccessSettings(
            setting("congvu.mail.imap-host"),
            Integer.parseInt(setting("congvu.mail.imap-port")),
            setting("congvu.mail.admin-username"),
            setting("congvu.mail.admin-password"),
            AccessSettings.Encryption.NONE,
            Duration.ofSeconds(30)));
  }

  /** The address of one that is new and empty. */
  public String mailbox() {
    String address = "u" + UUID.randomUUID().toString().replace("-", "") + "@" + domain();
    provisioning.ensureMailbox(address);
    return address;
  }

  public OpenMailbox open(String address) {
    return access().open(address);
  }
}
