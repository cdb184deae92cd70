package vn.congvu.mail.james;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.mail.Post;
import vn.congvu.mail.RedeliveryGuard;
import vn.congvu.mail.TakedownContract;
import vn.congvu.mail.TestJames;
import vn.congvu.mail.UndeliveredMail;
import vn.congvu.mail.access.MailAccess;

class JamesTakedownTest extends TakedownContract {

  private static TestJames james;

  @BeforeAll
  static void startJames() {
    james = new TestJames();
  }

  @Override
  protected RedeliveryGuard guard() {
    return new JamesRedeliveryGuard(james.webAdmin());
  }

  @Override
  protected UndeliveredMail undelivered() {
    return new JamesUndeliveredMail(james.webAdmin());
  }

  @Override
  protected MailAccess access() {
    return james.access();
  }

  @Override
  protected FingerprintKey key() {
    try {
      return FingerprintKey.read(Path.of(james.setting("congvu.fingerprint.key-file")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Post post() {
    return new Post(
        james.setting("congvu.mail.smtp-host"),
        Integer.parseInt(james.setting("congvu.mail.smtp-port")));
  }

  @Override
  protected String newMailbox() {
    return james.mailbox();
  }
}
