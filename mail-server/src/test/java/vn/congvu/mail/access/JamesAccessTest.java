package vn.congvu.mail.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.mail.TestJames;

class JamesAccessTest extends MailAccessContract {

  private static TestJames james;

  @BeforeAll
  static void startJames() {
    james = new TestJames();
  }

  @Test
  void aClosedMailboxIsOpenToThePlatformUntilItsMailIsDeleted() {
    String address = newMailbox();
    byte[] mail = "Subject: last\r\n\r\nlast\r\n".getBytes(US_ASCII);
    try (OpenMailbox mailbox = access().open(address)) {
      var _ =
          mailbox.append("INBOX", List.of(), Instant.EPOCH, mail.length, out -> out.write(mail));
    }
    james.provisioning().close(address);

    try (OpenMailbox mailbox = access().open(address)) {
      var messages = new ArrayList<MessageState>();
      mailbox.examine("INBOX").messages(1, messages::add);
      assertThat(messages).hasSize(1);
    }
    assertThat(james.provisioning().exists(address)).isFalse();

    james.provisioning().delete(address);
    assertThatThrownBy(() -> access().open(address)).isInstanceOf(MailServerRefused.class);
  }

  @Override
  MailAccess access() {
    return james.access();
  }

  @Override
  String newMailbox() {
    return james.mailbox();
  }
}
