package vn.congvu.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import vn.congvu.localstack.test.JamesTestResource;
import vn.congvu.mail.access.AccessSettings;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.mail.access.MessageState;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;
import vn.congvu.mail.james.JamesProvisioning;
import vn.congvu.mail.james.WebAdminSettings;

/** A mailbox on the real mail server, and what its owner does there. */
public final class Letters implements AutoCloseable {

  public static final Instant DATE = Instant.parse("2026-11-24T03:04:05Z");

  private final String address;
  private final OpenMailbox mailbox;

  private Letters(String address) {
    this.address = address;
    this.mailbox = access().open(address);
  }

  /** A mailbox that nobody else uses. */
  public static Letters inNewMailbox() {
    String domain = config("congvu.test.mail-domain");
    String address = "b" + UUID.randomUUID().toString().replace("-", "") + "@" + domain;
    JamesProvisioning server = server();
    server.ensureDomain(domain);
    server.ensureMailbox(address);
    return new Letters(address);
  }

  /** The mail server, as the platform manages it. */
  public static JamesProvisioning server() {
    return new JamesProvisioning(
        new WebAdminSettings(
            URI.create(config("congvu.mail.webadmin-url")),
            config("congvu.mail.webadmin-password"),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1)));
  }

  /** A mailbox that is there. */
  public static Letters of(String address) {
    return new Letters(address);
  }

  private static MailAccess access() {
    return new MailAccess(
        new AccessSettings(
            config("congvu.mail.imap-host"),
            imapPort(),
            config("congvu.mail.admin-username"),
            config("congvu.mail.admin-password"),
            AccessSettings.Encryption.NONE,
            Duration.ofSeconds(60)));
  }

  /** The server's own, also where a test makes trouble on the service's way to it. */
  private static int imapPort() {
    return Integer.parseInt(new JamesTestResource().start().get("congvu.mail.imap-port"));
  }

  private static String config(String key) {
    return ConfigProvider.getConfig().getValue(key, String.class);
  }

  public String address() {
    return address;
  }

  public OpenMailbox mailbox() {
    return mailbox;
  }

  public static byte[] letter(String id, String text) {
    return ("From: =?UTF-8?Q?Nguy=E1=BB=85n_V=C4=83n_An?= <an@tinhmau.example>\r\nMessage-ID: <"
            + id
            + "@tinhmau.example>\r\nSubject: Giấy mời "
            + id
            + "\r\n\r\n"
            + text
            + "\r\n")
        .getBytes(UTF_8);
  }

  /** A mail whose attachments are stored as parts of their own. */
  public static byte[] withAttachments(String id, byte[]... documents) {
    var mail = new StringBuilder("From: an@tinhmau.example\r\nMessage-ID: <");
    mail.append(id).append("@tinhmau.example>\r\nMIME-Version: 1.0\r\n");
    mail.append("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nKính gửi\r\n");
    for (byte[] document : documents) {
      mail.append("--b\r\nContent-Type: application/pdf\r\n");
      mail.append("Content-Transfer-Encoding: base64\r\n\r\n");
      mail.append(Base64.getMimeEncoder().encodeToString(document)).append("\r\n");
    }
    return mail.append("--b--\r\n").toString().getBytes(UTF_8);
  }

  public static byte[] document(int bytes) {
    byte[] document = new byte[bytes];
    new Random().nextBytes(document);
    return document;
  }

  public byte[] put(String folder, String id, String text, String... flags) {
    byte[] letter = letter(id, text);
    put(folder, letter, flags);
    return letter;
  }

  public void put(String folder, byte[] letter, String... flags) {
    var _ =
        mailbox.append(
            MailFolder.wireName(folder),
            List.of(flags),
            DATE,
            letter.length,
            out -> out.write(letter));
  }

  public void folder(String name) {
    mailbox.createFolder(MailFolder.wireName(name));
  }

  public List<MessageState> list(String folder) {
    var messages = new ArrayList<MessageState>();
    mailbox.examine(MailFolder.wireName(folder)).messages(1, messages::add);
    return messages;
  }

  public void delete(String folder, long uid) {
    mailbox.select(MailFolder.wireName(folder)).expunge(List.of(uid));
  }

  public void flag(String folder, long uid, String flag) {
    mailbox.select(MailFolder.wireName(folder)).addFlags(List.of(uid), List.of(flag));
  }

  /** Every letter in a folder, in the order of arrival. */
  public List<byte[]> read(String folder) {
    OpenFolder open = mailbox.examine(MailFolder.wireName(folder));
    var messages = new ArrayList<MessageState>();
    open.messages(1, messages::add);
    var read = new TreeMap<Long, byte[]>();
    var _ = open.read(messages, (uid, size, message) -> read.put(uid, message.readAllBytes()));
    return List.copyOf(read.values());
  }

  @Override
  public void close() {
    mailbox.close();
  }
}
