package vn.congvu.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.congvu.mail.access.OpenMailbox;
import vn.congvu.mail.james.JamesChangedMailboxes;

class ChangedMailboxesTest {

  private static final byte[] LETTER = "From: a@b.example\r\n\r\nx\r\n".getBytes(US_ASCII);

  private static TestJames james;
  private static ChangedMailboxes changed;

  @BeforeAll
  static void startJames() {
    james = new TestJames();
    changed = new JamesChangedMailboxes(james.webAdmin());
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
    String address = james.mailbox();
    try (OpenMailbox mailbox = james.open(address)) {
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
