package vn.congvu.mail.james;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import vn.congvu.localstack.test.JamesTestResource;
import vn.congvu.mail.MailProvisioning;
import vn.congvu.mail.MailProvisioningContract;
import vn.congvu.mail.probe.MailEndpoints;
import vn.congvu.mail.probe.MailProbe;

class JamesProvisioningTest extends MailProvisioningContract {

  private static Map<String, String> james;

  @BeforeAll
  static void startJames() {
    james = new JamesTestResource().start();
  }

  @Override
  protected MailProvisioning server() {
    return new JamesProvisioning(
        new WebAdminSettings(
            URI.create(james.get("congvu.mail.webadmin-url")),
            james.get("congvu.mail.webadmin-password"),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1)));
  }

  @Override
  protected MailProbe probe() {
    return new MailProbe(
        new MailEndpoints(
            james.get("congvu.mail.imap-host"),
            Integer.parseInt(james.get("congvu.mail.imap-port")),
            james.get("congvu.mail.submission-host"),
            Integer.parseInt(james.get("congvu.mail.submission-port"))));
  }

  @Override
  protected String domain() {
    return james.get("congvu.test.mail-domain");
  }
}
