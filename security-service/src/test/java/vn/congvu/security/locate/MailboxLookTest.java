package vn.congvu.security.locate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.localstack.test.JamesTestResource;
import vn.congvu.mail.access.AccessSettings;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.OpenMailbox;
import vn.congvu.mail.james.JamesProvisioning;
import vn.congvu.mail.james.WebAdminSettings;
import vn.congvu.security.copy.FoundBy;
import vn.congvu.security.copy.FoundCopy;
import vn.congvu.security.copy.FoundCopy.Spot;
import vn.congvu.security.copy.FoundIn;

/** On the real mail server. */
class MailboxLookTest {

  private static final FingerprintKey KEY = new FingerprintKey(new byte[FingerprintKey.BYTES]);
  private static final Instant DATE = Instant.parse("2026-11-24T03:04:05Z");

  private static Map<String, String> james;

  private final String id = "<tm-" + UUID.randomUUID() + "@tinhmau.example>";
  private final Wanted wanted = new Wanted(Set.of(KEY.messageId(id)), Set.of(), Set.of(), Set.of());
  private String address;
  private OpenMailbox mailbox;

  @BeforeAll
  static void startJames() {
    james = new JamesTestResource().start();
  }

  @BeforeEach
  void aMailbox() {
    String domain = james.get("congvu.test.mail-domain");
    address = "l" + UUID.randomUUID().toString().replace("-", "") + "@" + domain;
    var server =
        new JamesProvisioning(
            new WebAdminSettings(
                URI.create(james.get("congvu.mail.webadmin-url")),
                james.get("congvu.mail.webadmin-password"),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1)));
    server.ensureDomain(domain);
    server.ensureMailbox(address);
    mailbox =
        new MailAccess(
                new AccessSettings(
                    james.get("congvu.mail.imap-host"),
                    Integer.parseInt(james.get("congvu.mail.imap-port")),
                    james.get("congvu.mail.admin-username"),
                    james.get("congvu.mail.admin-password"),
                    AccessSettings.Encryption.NONE,
                    Duration.ofSeconds(60)))
            .open(address);
  }

  @AfterEach
  void leave() {
    mailbox.close();
  }

  private long put(String folder, String messageId, String... flags) {
    byte[] letter =
        ("From: an@tinhmau.example\r\n" + messageId + "\r\nNội dung\r\n").getBytes(UTF_8);
    return mailbox
        .append(folder, List.of(flags), DATE, letter.length, out -> out.write(letter))
        .orElseThrow();
  }

  private long validity(String folder) {
    return mailbox.examine(folder).state().uidValidity();
  }

  private MailboxLook look(List<Spot> believed, Map<FolderKey, Long> read) {
    return new MailboxLook(wanted, KEY, address, believed, read);
  }

  @Test
  void aMessageIsFoundWithItsFlagsAndStaysUnseen() {
    long uid = put("INBOX", "Message-ID: " + id + "\r\n", "\\Flagged", "khan");
    long _ = put("INBOX", "");

    FoundCopy found = look(List.of(), Map.of()).into(mailbox).iterator().next();

    assertThat(found.spot()).isEqualTo(new Spot("INBOX", validity("INBOX"), uid));
    assertThat(found.foundBy()).isEqualTo(FoundBy.MESSAGE_ID);
    assertThat(found.internalDate()).isEqualTo(DATE);
    assertThat(found.flags()).containsExactly("\\Flagged", "khan");
    assertThat(look(List.of(), Map.of()).into(mailbox).iterator().next().flags())
        .doesNotContain("\\Seen");
  }

  @Test
  void ofAFolderThatWasReadOnlyWhatIsBelievedAndWhatIsNewIsRead() {
    long known = put("INBOX", "Message-ID: " + id + "\r\n");
    long missed = put("INBOX", "Message-ID: " + id + "\r\n");
    long fresh = put("INBOX", "Message-ID: " + id + "\r\n");
    long validity = validity("INBOX");

    var found =
        look(
                List.of(
                    new Spot("INBOX", validity, known), new Spot("INBOX", validity + 1, missed)),
                Map.of(new FolderKey("INBOX", validity), fresh))
            .into(mailbox);

    assertThat(found).extracting(copy -> copy.spot().uid()).containsExactlyInAnyOrder(known, fresh);
    assertThat(found)
        .extracting(FoundCopy::foundIn)
        .containsExactlyInAnyOrder(FoundIn.CATALOGUE, FoundIn.SWEEP);
  }

  @Test
  void whatIsMovedBetweenTwoRoundsIsFoundWhereItWent() {
    mailbox.createFolder("Moved");
    MailboxLook look = look(List.of(), Map.of());
    assertThat(look.into(mailbox)).isEmpty();
    long _ = put("Moved", "Message-ID: " + id + "\r\n");

    assertThat(look.into(mailbox)).extracting(copy -> copy.spot().folder()).contains("Moved");
  }

  @Test
  void aMessageWithoutAnIdAndOneWithAHostileOneDoNoHarm() {
    long _ = put("INBOX", "");
    long _ =
        put(
            "INBOX",
            "Message-ID: <\"}) UID STORE 1 +FLAGS (\\Deleted)" + "x".repeat(9000) + ">\r\n");
    long _ = put("INBOX", "Message-ID: " + id + "\r\nMessage-ID: <other@tinhmau.example>\r\n");

    assertThat(look(List.of(), Map.of()).into(mailbox)).hasSize(1);
  }

  @Test
  void aMessageWithTheIdAndOtherContentIsDoubtful() {
    long _ = put("INBOX", "Message-ID: " + id + "\r\n");
    var content =
        new Wanted(
            Set.of(KEY.messageId(id)),
            Set.of(),
            Set.of(),
            Set.of(KEY.messageId("<any@tinhmau.example>")));

    assertThat(new MailboxLook(content, KEY, address, List.of(), Map.of()).into(mailbox))
        .extracting(FoundCopy::doubtful)
        .containsExactly(true);
    assertThat(look(List.of(), Map.of()).into(mailbox))
        .extracting(FoundCopy::doubtful)
        .containsExactly(false);
  }
}
