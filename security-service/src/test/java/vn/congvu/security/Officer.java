package vn.congvu.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import vn.congvu.localstack.test.TestUsers;
import vn.congvu.mail.access.AccessSettings;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.mail.access.MessageState;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;
import vn.congvu.mail.james.JamesProvisioning;
import vn.congvu.mail.james.WebAdminSettings;

/** Somebody with a mailbox on the real mail server, who logs in with its address. */
public final class Officer implements AutoCloseable {

  public static final Instant DATE = Instant.parse("2026-11-24T03:04:05Z");

  private static final String PASSWORD = "Mot.Mat.Khau.2026";

  private final String address;
  private final OpenMailbox mailbox;

  private Officer(String address) {
    this.address = address;
    this.mailbox =
        access(config("congvu.mail.admin-username"), config("congvu.mail.admin-password"))
            .open(address);
  }

  private static MailAccess access(String login, String password) {
    return new MailAccess(
        new AccessSettings(
            config("congvu.mail.imap-host"),
            Integer.parseInt(config("congvu.mail.imap-port")),
            login,
            password,
            AccessSettings.Encryption.NONE,
            Duration.ofSeconds(60)));
  }

  public static Officer of(String unit) {
    return with("officer", unit);
  }

  public static Officer with(String role, String unit) {
    String domain = config("congvu.test.mail-domain");
    String address = "o" + UUID.randomUUID().toString().replace("-", "") + "@" + domain;
    JamesProvisioning server = server();
    server.ensureDomain(domain);
    server.ensureMailbox(address);
    TestUsers.make(address, address.substring(0, 7), role, unit);
    return new Officer(address);
  }

  private static JamesProvisioning server() {
    return new JamesProvisioning(
        new WebAdminSettings(
            URI.create(config("congvu.mail.webadmin-url")),
            config("congvu.mail.webadmin-password"),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1)));
  }

  private static String config(String key) {
    return ConfigProvider.getConfig().getValue(key, String.class);
  }

  public String address() {
    return address;
  }

  public RequestSpecification calls() {
    return People.as(address);
  }

  public static byte[] letter(String id, String text) {
    return ("From: =?UTF-8?Q?Nguy=E1=BB=85n_V=C4=83n_An?= <an@tinhmau.example>\r\nMessage-ID: <"
            + id
            + "@tinhmau.example>\r\nIn-Reply-To: <before-"
            + id
            + "@tinhmau.example>\r\nSubject: Giấy mời "
            + id
            + "\r\n\r\n"
            + text
            + "\r\n")
        .getBytes(UTF_8);
  }

  /** Lays a letter into a folder and says how a report names it. */
  public Map<String, Object> gets(String folder, byte[] letter) {
    String wireName = MailFolder.wireName(folder);
    var _ = mailbox.append(wireName, List.of(), DATE, letter.length, out -> out.write(letter));
    OpenFolder open = mailbox.examine(wireName);
    var messages = new ArrayList<MessageState>();
    open.messages(1, messages::add);
    return Map.of(
        "folder",
        wireName,
        "uidValidity",
        open.state().uidValidity(),
        "uid",
        messages.getLast().uid());
  }

  /** How often a letter lies in a folder, to the byte. */
  public int has(String folder, byte[] letter) {
    OpenFolder open = mailbox.examine(MailFolder.wireName(folder));
    var states = new ArrayList<MessageState>();
    open.messages(1, states::add);
    var same = new ArrayList<Long>();
    var _ =
        open.read(
            states,
            (uid, _, content) -> {
              if (Arrays.equals(content.readAllBytes(), letter)) {
                same.add(uid);
              }
            });
    return same.size();
  }

  public void folder(String name) {
    mailbox.createFolder(MailFolder.wireName(name));
  }

  public void loses(String folder, long uid) {
    mailbox.select(MailFolder.wireName(folder)).expunge(List.of(uid));
  }

  /** Other tests' searches read whatever lies on the server that they share. */
  public void empty(String folder) {
    OpenFolder open = mailbox.select(MailFolder.wireName(folder));
    open.expunge(open.uids(1, open.state().uidNext()));
  }

  /** In the own name, as a mail program does it. */
  public void deletes(String folder, long uid) {
    server().setPassword(address, PASSWORD.toCharArray());
    try (OpenMailbox own = access(address, PASSWORD).open(address)) {
      own.select(MailFolder.wireName(folder)).expunge(List.of(uid));
    }
  }

  @Override
  public void close() {
    mailbox.close();
  }
}
