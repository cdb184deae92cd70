package vn.congvu.backup.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import vn.congvu.backup.Corpus;
import vn.congvu.backup.KeptMail;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;

/** Mail that no standard foresaw comes back as the server gave it. */
@QuarkusTest
@RealParts
class HostileMailTest {

  @Inject RunService runs;
  @Inject KnownMailboxes mailboxes;
  @Inject KeptMail kept;

  private void assertComeBack(List<byte[]> mails) {
    try (Letters letters = Letters.inNewMailbox()) {
      BackupMailbox mailbox = mailboxes.issued(letters.address(), "snv");
      mails.forEach(mail -> letters.put("INBOX", mail));

      RunView ordered =
          runs.order(RunTrigger.MANUAL, null, List.of(mailbox.mailboxId()), "somebody");
      RunView run =
          Awaitility.await()
              .atMost(Duration.ofSeconds(120))
              .until(() -> runs.require(ordered.id()), now -> now.state() != RunState.RUNNING);

      assertThat(run.state()).isEqualTo(RunState.DONE);
      assertThat(kept.of(mailbox, "INBOX"))
          .containsExactlyElementsOf(letters.read("INBOX"))
          .hasSize(mails.size());
    }
  }

  @Test
  void brokenMailsComeBackToTheByte() {
    String nested =
        "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n".repeat(60) + "text\r\n";
    assertComeBack(
        List.of(
            "From: Trần Bình\r\nSubject: Tiếng Việt 8 bit\r\n\r\nthân\r\n".getBytes(UTF_8),
            "Subject: b\u00e9\r\n\r\n\u00ff\u00fe".getBytes(ISO_8859_1),
            "Subject: không có dòng trống".getBytes(UTF_8),
            "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nno end".getBytes(UTF_8),
            "Content-Type: multipart/mixed\r\n\r\n--none\r\n".getBytes(UTF_8),
            ("Content-Transfer-Encoding: base64\r\n\r\n####\r\n" + "QUJD".repeat(500) + "\r\nQ")
                .getBytes(UTF_8),
            nested.getBytes(UTF_8),
            ("Subject: " + "dài ".repeat(10_000) + "\r\n\r\n.").getBytes(UTF_8),
            "\r\n\r\n\r\n".getBytes(UTF_8),
            "Message-ID: <>\r\nMessage-ID: <a@b>\r\n\r\n".getBytes(UTF_8)));
  }

  @Test
  @EnabledIf("vn.congvu.backup.Corpus#isThere")
  void realSpamComesBackToTheByte() {
    assertComeBack(Corpus.every(15));
  }
}
