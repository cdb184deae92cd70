package vn.congvu.localstack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telephones that lose their network in the middle of reading. */
class VanishingClientsTest {

  private static final String AN = "an@tinhmau.example";
  private static final String PASSWORD = "Mot.Mat.Khau.2026";
  private static final int MAILS = 60;
  private static final int CLIENTS = 12;
  private static final int ROUNDS = Integer.getInteger("congvu.rounds", 10);

  @TempDir private static Path folder;

  private static Child database;
  private static Child mailServer;
  private static James.MailPorts ports;

  @BeforeAll
  static void start() throws IOException {
    Layout layout = Layout.ofEnvironment();
    Postgres postgres =
        new Postgres(
            layout, folder.resolve("pg"), FreePorts.next(), "super", false, Map.of("james", "pw"));
    database = PartStart.start(postgres, folder);
    ports = James.MailPorts.free();
    James james =
        new James(
            layout,
            folder.resolve("james"),
            ports,
            Map.of("url", postgres.jdbcUrl("james"), "username", "james", "password", "pw"),
            new James.Access("web", "admin", KeyFile.ofFingerprints(folder).file()),
            false);
    mailServer = PartStart.start(james, folder);
    james.webAdmin().put("/domains/tinhmau.example", "");
    james.webAdmin().put("/users/" + AN, "{\"password\":\"" + PASSWORD + "\"}");
    try (Client client = new Client()) {
      client.login();
      for (int number = 0; number < MAILS; number++) {
        client.append("Subject: " + number + "\r\n\r\n" + "text ".repeat(6_000) + "\r\n");
      }
    }
  }

  @AfterAll
  static void stop() {
    mailServer.close();
    database.close();
  }

  @Test
  void clientsThatVanishWhileTheyReadShutNobodyOut() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      int octets = 1 + round * 5_000 % 200_000;
      atOnce(() -> vanishAfter(octets));
    }

    atOnce(VanishingClientsTest::seesEveryMail);
  }

  private interface Visit {
    void make() throws IOException;
  }

  // As many at once as there are event loops in the server, and more.
  private static void atOnce(Visit visit) throws Exception {
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Void>> visits =
          Collections.nCopies(
              CLIENTS,
              () -> {
                visit.make();
                return null;
              });
      for (Future<Void> client : clients.invokeAll(visits)) {
        client.get();
      }
    }
  }

  private static void seesEveryMail() throws IOException {
    try (Client client = new Client()) {
      client.login();
      assertThat(client.command("STATUS INBOX (MESSAGES)")).contains("MESSAGES " + MAILS);
    }
  }

  private static void vanishAfter(int octets) throws IOException {
    try (Client client = new Client()) {
      client.login();
      client.command("SELECT INBOX");
      client.say("a UID FETCH 1:* (FLAGS BODY.PEEK[])");
      client.in.readNBytes(octets);
      client.socket.setSoLinger(true, 0);
    }
  }

  private static final class Client implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    Client() throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), ports.imap());
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(20_000);
      in = new BufferedInputStream(socket.getInputStream());
      assertThat(line()).startsWith("* OK");
    }

    void login() throws IOException {
      command("LOGIN " + AN + " " + PASSWORD);
    }

    void append(String mail) throws IOException {
      say("a APPEND INBOX {" + mail.length() + "}");
      assertThat(line()).startsWith("+");
      say(mail);
      assertThat(answer()).contains("a OK");
    }

    String command(String words) throws IOException {
      say("a " + words);
      String answer = answer();
      assertThat(answer).contains("a OK");
      return answer;
    }

    private void say(String words) throws IOException {
      socket.getOutputStream().write((words + "\r\n").getBytes(US_ASCII));
    }

    private String answer() throws IOException {
      StringBuilder answer = new StringBuilder();
      String line;
      do {
        line = line();
        answer.append(line).append('\n');
      } while (!line.startsWith("a "));
      return answer.toString();
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      int octet;
      while ((octet = in.read()) != '\n') {
        if (octet < 0) {
          throw new IOException("The server hung up.");
        }
        line.append((char) octet);
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
