package vn.congvu.mail.james;

import org.junit.jupiter.api.BeforeAll;
import vn.congvu.mail.MailProvisioning;
import vn.congvu.mail.MailProvisioningContract;
import vn.congvu.mail.TestJames;
import vn.congvu.mail.probe.MailEndpoints;
import vn.congvu.mail.probe.MailProbe;

class JamesProvisioningTest extends MailProvisioningContract {

  private static TestJames james;

  @BeforeAll
  static void startJames() {
    james = new TestJames();
  }

  @Override
  protected MailProvisioning server() {
    return new JamesProvisioning(james.webAdmin());
  }

  @Override
  protected MailProbe probe() {
    return new MailProbe(
        new MailEndpoints(
            james.setting("congvu.mail.imap-host"),
            Integer.parseInt(james.setting("congvu.mail.imap-port")),
            james.setting("congvu.mail.submission-host"),
            Integer.parseInt(james.setting("congvu.mail.submission-port"))));
  }

  @Override
  protected String domain() {
    return james.domain();
  }
}
