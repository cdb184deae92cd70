package vn.congvu.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JamesTest {

  private static final String PASSWORD = "Mot.Mat.Khau.2026";

  @TempDir private static Path folder;

  private static Child database;
  private static James james;
  private static James.MailPorts ports;
  private static Child running;
  private static int domains;

  private String an;
  private String binh;

  @BeforeAll
  static void start() {
    Layout layout = Layout.ofEnvironment();
    Postgres postgres =
        new Postgres(
            layout, folder.resolve("pg"), FreePorts.next(), "super", true, Map.of("james", "pw"));
    database = PartStart.start(postgres, folder);
    ports = James.MailPorts.free();
    james =
        new James(
            layout,
            folder.resolve("james"),
            ports,
            Map.of("url", postgres.jdbcUrl("james"), "username", "james", "password", "pw"),
            new James.Access("web", "admin", KeyFile.ofFingerprints(folder).file()),
            false);
    running = PartStart.start(james, folder);
  }

  @AfterAll
  static void stop() {
    running.close();
    database.close();
  }

  @BeforeEach
  void twoMailboxes() {
    String domain = "d" + ++domains + ".example";
    an = "an@" + domain;
    binh = "binh@" + domain;
    james.webAdmin().put("/domains/" + domain, "");
    james.webAdmin().put("/users/" + an, "{\"password\":\"" + PASSWORD + "\"}");
    james.webAdmin().put("/users/" + binh, "{\"password\":\"" + PASSWORD + "\"}");
  }

  @Test
  void mailAcceptedBeforeACrashIsThereAfterwards() throws Exception {
    send(an, binh, "first");
    awaitMails(binh, Set.of("first"));
    long validity = uidValidity(binh);
    Set<String> accepted = new HashSet<>(Set.of("first"));
    for (int number = 0; number < 25; number++) {
      send(an, binh, "mail " + number);
      accepted.add("mail " + number);
    }

    running.kill();
    running = PartStart.start(james, folder);

    awaitMails(binh, accepted);
    assertThat(uidValidity(binh)).isEqualTo(validity);
  }

  @Test
  void aRecipientOnAnotherMachineIsRefused() {
    assertThatThrownBy(() -> send(an, "someone@elsewhere.example", "out"))
        .isInstanceOf(SendFailedException.class)
        .hasStackTraceContaining("own domains only");
    assertThatThrownBy(() -> sendUnauthenticated(ports.smtp(), an, "someone@elsewhere.example"))
        .hasStackTraceContaining("own domains only");
  }

  @Test
  void nobodySubmitsWithoutALoginNorUnderAnothersAddress() {
    assertThatThrownBy(() -> sendUnauthenticated(ports.submission(), an, binh))
        .hasStackTraceContaining("Authentication required");
    assertThatThrownBy(() -> send(session(an), binh, an, "forged"))
        .isInstanceOf(MessagingException.class);
  }

  @Test
  void aNewPasswordAndEndedSessionsShutOutWhoeverWasIn() throws Exception {
    Store open = open(an, an, PASSWORD);

    james.webAdmin().put("/users/" + an + "?force", "{\"password\":\"other\"}");
    james.webAdmin().delete("/servers/channels/" + an);

    assertThatThrownBy(() -> open.getFolder("INBOX").open(Folder.READ_ONLY))
        .isInstanceOf(MessagingException.class);
    assertThatThrownBy(() -> open(an, an, PASSWORD))
        .isInstanceOf(AuthenticationFailedException.class);
    send(binh, an, "still received");
    awaitMails(an, "other", Set.of("still received"));
  }

  @Test
  void theAdministratorOpensAMailboxAndAnOfficerDoesNot() throws Exception {
    send(an, binh, "seen by the platform");
    awaitMails(binh, Set.of("seen by the platform"));

    try (Store store = open(James.ADMINISTRATOR, binh, "admin")) {
      assertThat(store.getFolder("INBOX").getMessageCount()).isEqualTo(1);
    }
    assertThatThrownBy(() -> open(an, binh, PASSWORD)).isInstanceOf(MessagingException.class);
  }

  @Test
  void aliasAndQuotaAreKept() throws Exception {
    String alias = binh.replace("binh", "thanh.binh");

    james.webAdmin().put("/address/aliases/" + binh + "/sources/" + alias, "");
    james.webAdmin().put("/quota/users/" + binh + "/size", "1000000");
    send(an, alias, "by alias");

    awaitMails(binh, Set.of("by alias"));
    assertThat(james.webAdmin().get("/quota/users/" + binh)).contains("\"size\":1000000");
  }

  @Test
  void whatIsHeldIsHeldAfterACrash() {
    String held = "0123456789abcdef0123456789abcdef";
    String released = "fedcba9876543210fedcba9876543210";
    james.webAdmin().put("/held-fingerprints/" + held + "?answers=true", "");
    james.webAdmin().put("/held-fingerprints/" + released, "");
    james.webAdmin().delete("/held-fingerprints/" + released);

    running.kill();
    running = PartStart.start(james, folder);

    assertThat(james.webAdmin().get("/held-fingerprints"))
        .contains("\"fingerprint\":\"" + held + "\"", "\"answers\":true")
        .doesNotContain(released);
    james.webAdmin().delete("/held-fingerprints/" + held);
  }

  @Test
  void webAdminAsksForItsPassword() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(URI.create(james.webAdminUrl() + "/users")).build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(401);
    }
  }

  private static void send(String from, String to, String subject) throws MessagingException {
    send(session(from), from, to, subject);
  }

  private static void send(Session session, String from, String to, String subject)
      throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(from));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject);
    message.setText("text");
    Transport.send(message);
  }

  private static void sendUnauthenticated(int port, String from, String to)
      throws MessagingException {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", "127.0.0.1");
    properties.setProperty("mail.smtp.port", Integer.toString(port));
    send(Session.getInstance(properties), from, to, "no login");
  }

  private static Session session(String login) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", "127.0.0.1");
    properties.setProperty("mail.smtp.port", Integer.toString(ports.submission()));
    properties.setProperty("mail.smtp.auth", "true");
    return Session.getInstance(
        properties,
        new jakarta.mail.Authenticator() {
          @Override
          protected jakarta.mail.PasswordAuthentication getPasswordAuthentication() {
            return new jakarta.mail.PasswordAuthentication(login, PASSWORD);
          }
        });
  }

  private static Store open(String login, String owner, String password) throws MessagingException {
    Properties properties = new Properties();
    properties.setProperty("mail.imap.auth.mechanisms", "PLAIN");
    if (!login.equals(owner)) {
      properties.setProperty("mail.imap.sasl.authorizationid", owner);
    }
    Store store = Session.getInstance(properties).getStore("imap");
    store.connect("127.0.0.1", ports.imap(), login, password);
    return store;
  }

  private static void awaitMails(String owner, Set<String> subjects) throws Exception {
    awaitMails(owner, PASSWORD, subjects);
  }

  private static void awaitMails(String owner, String password, Set<String> subjects)
      throws Exception {
    try (Store store = open(owner, owner, password)) {
      Waiting.until(() -> subjects(store).containsAll(subjects), Duration.ofSeconds(20));
      assertThat(subjects(store)).containsAll(subjects);
    }
  }

  // James tells of a mail a moment before it lets it be fetched; that mail is not there yet.
  private static Set<String> subjects(Store store) {
    try {
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      Set<String> subjects = new HashSet<>();
      for (Message message : inbox.getMessages()) {
        subjects.add(message.getSubject());
      }
      inbox.close();
      return subjects;
    } catch (MessagingException failure) {
      return Set.of();
    }
  }

  private static long uidValidity(String owner) throws MessagingException {
    try (Store store = open(owner, owner, PASSWORD)) {
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      return ((UIDFolder) inbox).getUIDValidity();
    }
  }
}
