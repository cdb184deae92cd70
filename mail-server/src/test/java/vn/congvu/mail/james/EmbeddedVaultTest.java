package vn.congvu.mail.james;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.localstack.Child;
import vn.congvu.localstack.FreePorts;
import vn.congvu.localstack.James;
import vn.congvu.localstack.Layout;
import vn.congvu.localstack.PartStart;
import vn.congvu.localstack.Postgres;
import vn.congvu.localstack.test.JamesTestResource;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.OpenMailbox;

/** Our own edition, which keeps what people delete and nothing that the platform removes. */
class EmbeddedVaultTest extends VaultContract {

  @TempDir private static Path folder;

  private static Postgres postgres;
  private static Child database;
  private static James.MailPorts ports;
  private static James james;
  private static Child running;
  private static FingerprintKey key;

  @BeforeAll
  static void start() throws Exception {
    Path file = fingerprintKey(folder);
    key = FingerprintKey.read(file);
    Layout layout = Layout.ofEnvironment();
    postgres =
        new Postgres(
            layout, folder.resolve("pg"), FreePorts.next(), "super", false, Map.of("james", "pw"));
    database = PartStart.start(postgres, folder);
    ports = James.MailPorts.free();
    james =
        new James(
            layout,
            folder.resolve("james"),
            ports,
            Map.of("url", postgres.jdbcUrl("james"), "username", "james", "password", "pw"),
            new James.Access("web", "admin", file),
            true);
    running = PartStart.start(james, folder);
    new JamesProvisioning(settings()).ensureDomain("tinhmau.example");
  }

  @AfterAll
  static void stop() {
    running.close();
    database.close();
  }

  private static WebAdminSettings settings() {
    return new WebAdminSettings(
        URI.create(james.webAdminUrl()), "web", Duration.ofSeconds(10), Duration.ofMinutes(1));
  }

  @Override
  WebAdminSettings webAdmin() {
    return settings();
  }

  @Override
  FingerprintKey key() {
    return key;
  }

  @Override
  MailAccess access(String address) {
    return access(ports.imap(), address, PASSWORD);
  }

  private static MailAccess platform() {
    return access(ports.imap(), James.ADMINISTRATOR, "admin");
  }

  private Store login() throws Exception {
    Store store = Session.getInstance(new Properties()).getStore("imap");
    store.connect("127.0.0.1", ports.imap(), owner, PASSWORD);
    return store;
  }

  @Test
  void aServerThatKeepsNothingSaysSo() {
    var others = new JamesTestResource().start();

    assertThat(
            new JamesDeletedMessages(
                    new WebAdminSettings(
                        URI.create(others.get("congvu.mail.webadmin-url")),
                        others.get("congvu.mail.webadmin-password"),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1)))
                .offered())
        .isFalse();
  }

  @Test
  void whatThePlatformExpungesIsNotKept() {
    deleted(platform(), "INBOX", mail("taken@a", "mật"));

    assertThat(find(true, key.messageId("taken@a"))).isEmpty();
  }

  @Test
  void theMailOfAFolderThatItsOwnerDeletesIsKept() throws Exception {
    try (OpenMailbox mailbox = platform().open(owner)) {
      mailbox.createFolder("Du an");
      append(mailbox, "Du an", mail("one@a", "mật"), mail("two@a", "khác"));
    }
    try (Store store = login()) {
      assertThat(store.getFolder("Du an").delete(true)).isTrue();
    }

    assertThat(find(false, key.messageId("one@a"), key.messageId("two@a"))).hasSize(2);
  }

  @Test
  void aMailThatIsMovedIsNotDeleted() throws Exception {
    try (OpenMailbox mailbox = platform().open(owner)) {
      append(mailbox, "INBOX", mail("moved@a", "mật"));
    }
    try (Store store = login();
        IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX")) {
      Folder other = store.getFolder("Khac");
      assertThat(other.create(Folder.HOLDS_MESSAGES)).isTrue();
      inbox.open(Folder.READ_WRITE);
      inbox.moveMessages(inbox.getMessages(), other);
      assertThat(other.getMessageCount()).isEqualTo(1);
    }

    assertThat(find(false, key.messageId("moved@a"))).isEmpty();
  }

  @Test
  void whoseMailIsKeptIsToldForAllAtOnce() throws Exception {
    deleted(mail("a@owners", "Một văn bản"));
    String first = owner;
    owner = mailbox();
    deleted("References: <a@owners>\r\nMessage-ID: <b@owners>\r\n\r\nvâng\r\n".getBytes(UTF_8));
    String second = owner;
    owner = mailbox();
    deleted(mail("c@owners", "Một văn bản"));
    String third = owner;
    owner = mailbox();
    deleted(mail("d@owners", "thứ khác"));

    assertThat(vault().owners(Set.of(key.messageId("a@owners"), part("Một văn bản"))))
        .contains(Set.of(first, second, third));
  }

  /** However many parts a sender puts into a mail, it is looked at. */
  @Test
  void aMailWithMorePartsThanAnyoneSendsIsNotMissed() throws Exception {
    var parts = new StringBuilder("Message-ID: <flood@a>\r\n");
    parts.append("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n");
    for (int part = 0; part < 10_100; part++) {
      parts.append("--x\r\n\r\npart ").append(part).append("\r\n");
    }
    parts.append("--x\r\n\r\nVăn bản lẫn vào đây\r\n--x--\r\n");
    deleted(parts.toString().getBytes(UTF_8));

    assertThat(vault().owners(Set.of(part("Văn bản lẫn vào đây"))).orElseThrow()).contains(owner);
  }

  @Test
  void whatIsKeptGoesWithTheMailboxToAnotherAddress() {
    deleted(mail("renamed@a", "mật"));
    String renamed = "moi." + owner;

    mailboxes().rename(owner, renamed);

    assertThat(find(renamed, false, key.messageId("renamed@a"))).hasSize(1);
    assertThat(find(false, key.messageId("renamed@a"))).isEmpty();
  }

  @Test
  void nothingIsKeptOfAMailboxThatIsDeleted() {
    deleted(mail("gone@a", "mật"));

    mailboxes().delete(owner);

    assertThat(find(false, key.messageId("gone@a"))).isEmpty();
    mailboxes().ensureMailbox(owner);
    assertThat(find(false, key.messageId("gone@a"))).isEmpty();
  }

  @Test
  void whatWasKeptForAWeekIsGone() throws Exception {
    deleted(mail("old@a", "cũ"));
    String old = owner;
    owner = mailbox();
    deleted(mail("new@a", "mới"));
    try (Connection connection =
            DriverManager.getConnection(postgres.jdbcUrl("james"), "james", "pw");
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "update congvu_vault set deleted_at = now() - interval '169 hours' where owner = '"
              + old
              + "'");
    }

    running.close();
    running = PartStart.start(james, folder);

    assertThat(find(old, false, key.messageId("old@a"))).isEmpty();
    assertThat(find(false, key.messageId("new@a"))).hasSize(1);
  }
}
