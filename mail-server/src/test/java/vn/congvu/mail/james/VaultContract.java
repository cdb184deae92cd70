package vn.congvu.mail.james;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.mail.DeletedMessages.DeletedCopy;
import vn.congvu.mail.access.AccessSettings;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;

/** What a server that keeps deleted mail must do. */
abstract class VaultContract {

  static final String PASSWORD = "Mot.Mat.Khau.2026";

  String owner;

  abstract WebAdminSettings webAdmin();

  abstract FingerprintKey key();

  /** Opens a mailbox as somebody whose deleted mail is kept. */
  abstract MailAccess access(String address);

  static Path fingerprintKey(Path folder) throws Exception {
    return Files.writeString(
        folder.resolve("fingerprint.key"),
        Base64.getEncoder().encodeToString(new byte[FingerprintKey.BYTES]));
  }

  static MailAccess access(int imap, String login, String password) {
    return new MailAccess(
        new AccessSettings(
            "127.0.0.1",
            imap,
            login,
            password,
            AccessSettings.Encryption.NONE,
            Duration.ofSeconds(30)));
  }

  final JamesDeletedMessages vault() {
    return new JamesDeletedMessages(webAdmin());
  }

  final JamesProvisioning mailboxes() {
    return new JamesProvisioning(webAdmin());
  }

  final String mailbox() {
    String address = "u" + UUID.randomUUID() + "@tinhmau.example";
    mailboxes().ensureMailbox(address);
    mailboxes().setPassword(address, PASSWORD.toCharArray());
    return address;
  }

  @BeforeEach
  void aMailbox() {
    owner = mailbox();
  }

  static byte[] mail(String id, String text) {
    return ("Message-ID: <" + id + ">\r\nFrom: an@tinhmau.example\r\n\r\n" + text + "\r\n")
        .getBytes(UTF_8);
  }

  final void deleted(byte[]... mails) {
    deleted(access(owner), "INBOX", mails);
  }

  final void deleted(MailAccess access, String name, byte[]... mails) {
    try (OpenMailbox mailbox = access.open(owner)) {
      append(mailbox, name, mails);
      OpenFolder folder = mailbox.select(name);
      var uids = new ArrayList<Long>();
      folder.messages(1, message -> uids.add(message.uid()));
      folder.expunge(uids);
    }
  }

  static void append(OpenMailbox mailbox, String folder, byte[]... mails) {
    for (byte[] mail : mails) {
      var _ = mailbox.append(folder, List.of(), Instant.EPOCH, mail.length, out -> out.write(mail));
    }
  }

  final List<DeletedCopy> find(boolean answers, Fingerprint... prints) {
    return find(owner, answers, prints);
  }

  final List<DeletedCopy> find(String address, boolean answers, Fingerprint... prints) {
    var found = vault().find(address, Set.of(prints), answers, null);
    assertThat(found.next()).isNull();
    return found.copies();
  }

  @Test
  void aServerThatKeepsDeletedMailSaysSo() {
    assertThat(vault().offered()).isTrue();
  }

  @Test
  void whatIsExpungedLiesInTheVaultUntilItIsPurged() {
    deleted(mail("leaked@a", "mật"), mail("other@a", "thường"));

    List<DeletedCopy> copies = find(false, key().messageId("leaked@a"));

    assertThat(copies).hasSize(1);
    DeletedCopy copy = copies.getFirst();
    assertThat(copy.fingerprints()).containsExactly(key().messageId("leaked@a"));
    assertThat(copy.bytes()).isEqualTo(mail("leaked@a", "mật").length);
    var read = new ByteArrayOutputStream();
    assertThat(vault().read(owner, copy.id(), read)).isTrue();
    assertThat(read.toByteArray()).isEqualTo(mail("leaked@a", "mật"));

    vault().purge(owner, copy.id());
    vault().purge(owner, copy.id());

    assertThat(find(false, key().messageId("leaked@a"))).isEmpty();
    assertThat(vault().read(owner, copy.id(), new ByteArrayOutputStream())).isFalse();
    assertThat(find(false, key().messageId("other@a"))).hasSize(1);
  }

  @Test
  void aDocumentIsFoundInWhateverMailItWas() throws Exception {
    deleted(mail("one@a", "Văn bản mật"), mail("two@a", "Văn bản mật"), mail("three@a", "khác"));

    assertThat(find(false, part("Văn bản mật"))).hasSize(2);
  }

  final Fingerprint part(String text) throws Exception {
    return MessagePrints.take(key(), new ByteArrayInputStream(mail("x@a", text)))
        .parts()
        .getFirst()
        .print();
  }

  @Test
  void answersAreFoundWhenTheyAreAskedFor() {
    deleted("References: <leaked@a>\r\nMessage-ID: <answer@a>\r\n\r\nvâng\r\n".getBytes(UTF_8));

    assertThat(find(false, key().messageId("leaked@a"))).isEmpty();
    assertThat(find(true, key().messageId("leaked@a"))).hasSize(1);
  }

  @Test
  void aMailboxOfWhichNothingIsKeptHasNothing() {
    assertThat(find(true, key().messageId("leaked@a"))).isEmpty();
  }
}
