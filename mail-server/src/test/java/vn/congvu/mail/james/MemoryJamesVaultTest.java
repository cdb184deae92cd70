package vn.congvu.mail.james;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.localstack.Child;
import vn.congvu.localstack.PartStart;
import vn.congvu.localstack.test.JamesTestResource;
import vn.congvu.localstack.test.MemoryJames;
import vn.congvu.mail.DeletedMessages;
import vn.congvu.mail.DeletedMessages.DeletedCopy;
import vn.congvu.mail.access.AccessSettings;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;

/** On the edition that has a vault; the embedded one must say that it has none. */
class MemoryJamesVaultTest {

  private static final String PASSWORD = "Mot.Mat.Khau.2026";

  @TempDir private static Path folder;

  private static MemoryJames james;
  private static Child running;
  private static FingerprintKey key;
  private static DeletedMessages vault;
  private static MailAccess access;

  private String owner;

  private static WebAdminSettings settings(MemoryJames james) {
    return WebAdminSettings.of(URI.create("http://127.0.0.1:" + james.webAdmin()));
  }

  @BeforeAll
  static void start() throws Exception {
    Path file = folder.resolve("fingerprint.key");
    Files.writeString(file, Base64.getEncoder().encodeToString(new byte[FingerprintKey.BYTES]));
    key = FingerprintKey.read(file);
    james = new MemoryJames(Files.createDirectories(folder.resolve("james")), file);
    running = PartStart.start(james, folder);
    var provisioning = new JamesProvisioning(settings(james));
    provisioning.ensureDomain("congvu.example");
    provisioning.ensureDomain("tinhmau.example");
    provisioning.ensureMailbox(MemoryJames.ADMINISTRATOR);
    provisioning.setPassword(MemoryJames.ADMINISTRATOR, PASSWORD.toCharArray());
    vault = new JamesDeletedMessages(settings(james));
    access =
        new MailAccess(
            new AccessSettings(
                "127.0.0.1",
                james.imap(),
                MemoryJames.ADMINISTRATOR,
                PASSWORD,
                AccessSettings.Encryption.NONE,
                Duration.ofSeconds(30)));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @BeforeEach
  void aMailbox() {
    owner = "u" + UUID.randomUUID() + "@tinhmau.example";
    new JamesProvisioning(settings(james)).ensureMailbox(owner);
  }

  private static byte[] mail(String id, String text) {
    return ("Message-ID: <" + id + ">\r\nFrom: an@tinhmau.example\r\n\r\n" + text + "\r\n")
        .getBytes(UTF_8);
  }

  private void deleted(byte[]... mails) {
    try (OpenMailbox mailbox = access.open(owner)) {
      for (byte[] mail : mails) {
        var _ =
            mailbox.append("INBOX", List.of(), Instant.EPOCH, mail.length, out -> out.write(mail));
      }
      OpenFolder inbox = mailbox.select("INBOX");
      var uids = new ArrayList<Long>();
      inbox.messages(1, message -> uids.add(message.uid()));
      inbox.expunge(uids);
    }
  }

  private List<DeletedCopy> find(boolean answers, Fingerprint... prints) {
    DeletedMessages.Found found = vault.find(owner, Set.of(prints), answers, null);
    assertThat(found.next()).isNull();
    return found.copies();
  }

  @Test
  void aServerWithAVaultSaysSo() {
    assertThat(vault.offered()).isTrue();
  }

  @Test
  void theEmbeddedServerHasNone() {
    var embedded = new JamesTestResource().start();

    assertThat(
            new JamesDeletedMessages(
                    new WebAdminSettings(
                        URI.create(embedded.get("congvu.mail.webadmin-url")),
                        embedded.get("congvu.mail.webadmin-password"),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1)))
                .offered())
        .isFalse();
  }

  @Test
  void whatATakeDownExpungesLiesInTheVaultUntilItIsPurged() {
    deleted(mail("leaked@a", "mật"), mail("other@a", "thường"));

    List<DeletedCopy> copies = find(false, key.messageId("leaked@a"));

    assertThat(copies).hasSize(1);
    DeletedCopy copy = copies.getFirst();
    assertThat(copy.fingerprints()).containsExactly(key.messageId("leaked@a"));
    assertThat(copy.bytes()).isEqualTo(mail("leaked@a", "mật").length);
    var read = new ByteArrayOutputStream();
    assertThat(vault.read(owner, copy.id(), read)).isTrue();
    assertThat(read.toByteArray()).isEqualTo(mail("leaked@a", "mật"));

    vault.purge(owner, copy.id());
    vault.purge(owner, copy.id());

    assertThat(find(false, key.messageId("leaked@a"))).isEmpty();
    assertThat(vault.read(owner, copy.id(), new ByteArrayOutputStream())).isFalse();
    assertThat(find(false, key.messageId("other@a"))).hasSize(1);
  }

  @Test
  void aDocumentIsFoundInWhateverMailItWas() throws Exception {
    Fingerprint document =
        MessagePrints.take(key, new ByteArrayInputStream(mail("x@a", "Văn bản mật")))
            .parts()
            .getFirst()
            .print();
    deleted(mail("one@a", "Văn bản mật"), mail("two@a", "Văn bản mật"), mail("three@a", "khác"));

    assertThat(find(false, document)).hasSize(2);
  }

  @Test
  void answersAreFoundWhenTheyAreAskedFor() {
    deleted("References: <leaked@a>\r\nMessage-ID: <answer@a>\r\n\r\nvâng\r\n".getBytes(UTF_8));

    assertThat(find(false, key.messageId("leaked@a"))).isEmpty();
    assertThat(find(true, key.messageId("leaked@a"))).hasSize(1);
  }

  @Test
  void aMailboxOfWhichNothingIsKeptHasNothing() {
    assertThat(find(true, key.messageId("leaked@a"))).isEmpty();
  }
}
