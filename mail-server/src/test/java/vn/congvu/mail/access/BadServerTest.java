package vn.congvu.mail.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.mail.MailServerAway;
import vn.congvu.mail.MailServerCut;
import vn.congvu.mail.MailServerGarbled;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.mail.MailServerSilent;

/** A server on its bad day, played by hand: it answers FETCH with whatever a test wants. */
class BadServerTest {

  private ServerSocket door;
  private volatile String answer = "";
  private volatile boolean hangsUp = true;
  private volatile String login = "OK";

  /** How often a folder must be opened until the server sees its messages. */
  private volatile int opensUntilItSees = 1;

  @BeforeEach
  void openTheDoor() throws IOException {
    door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void shutTheDoor() throws IOException {
    door.close();
  }

  private void serve() {
    try {
      while (true) {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> talk(client));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void talk(Socket client) {
    try (client) {
      var in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
      say(client, "* OK ready\r\n");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ");
        switch (words[1]) {
          case "AUTHENTICATE" -> {
            say(client, "+ \r\n");
            in.readLine();
            say(client, words[0] + " " + login + " done\r\n");
          }
          case "CAPABILITY" ->
              say(client, "* CAPABILITY IMAP4rev1\r\n" + words[0] + " OK done\r\n");
          case "EXAMINE" -> {
            opensUntilItSees--;
            say(
                client,
                "* 2 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 3] x\r\n"
                    + words[0]
                    + " OK done\r\n");
          }
          case "UID" -> {
            if (opensUntilItSees > 0) {
              say(client, words[0] + " BAD Mailbox is empty\r\n");
              break;
            }
            say(client, answer.replace("TAG", words[0]));
            if (hangsUp) {
              return;
            }
          }
          default -> say(client, words[0] + " OK done\r\n");
        }
      }
    } catch (IOException gone) {
      return;
    }
  }

  private static void say(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(ISO_8859_1));
    client.getOutputStream().flush();
  }

  private OpenMailbox open() {
    return open(door.getLocalPort());
  }

  private static OpenMailbox open(int port) {
    return new MailAccess(
            new AccessSettings(
                "127.0.0.1",
                port,
                "platform",
                "planted-password",
                AccessSettings.Encryption.NONE,
                Duration.ofMillis(500)))
        .open("an@tinhmau.example");
  }

  private TreeMap<Long, String> read(long... uids) {
    var read = new TreeMap<Long, String>();
    try (OpenMailbox mailbox = open()) {
      List<MessageState> wanted =
          Arrays.stream(uids)
              .mapToObj(uid -> new MessageState(uid, new TreeSet<>(), Instant.EPOCH, 5, 0))
              .toList();
      var _ =
          mailbox
              .examine("INBOX")
              .read(
                  wanted,
                  (uid, size, message) ->
                      read.put(uid, new String(message.readAllBytes(), ISO_8859_1)));
    }
    return read;
  }

  @Test
  void aServerThatIsNotThereIsAway() throws IOException {
    // Bound, so nobody else can have it, and not listening.
    try (Socket bound = new Socket()) {
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

      assertThatThrownBy(() -> open(bound.getLocalPort())).isInstanceOf(MailServerAway.class);
    }
  }

  /** James while a message is just arriving: it counts it already and does not see it yet. */
  @Test
  void aFolderWhoseMessagesTheServerDoesNotSeeYetIsOpenedAgain() {
    opensUntilItSees = 2;
    hangsUp = false;
    answer =
        "* 1 FETCH (UID 1 FLAGS () INTERNALDATE \" 1-Jan-2026 00:00:00 +0000\" RFC822.SIZE 5)\r\nTAG OK done\r\n";
    var seen = new ArrayList<Long>();

    try (OpenMailbox mailbox = open()) {
      mailbox.examine("INBOX").messages(1, message -> seen.add(message.uid()));
    }

    assertThat(seen).containsExactly(1L);
  }

  /** Somebody marks a message as read while it is listed, and the server says so in between. */
  @Test
  void whatTheServerSaysUnaskedIsNoAnswer() {
    hangsUp = false;
    String unasked = "* 1 FETCH (UID 1 FLAGS (\\Seen) MODSEQ (9))\r\nTAG OK done\r\n";
    var listed = new ArrayList<Long>();
    var named = new ArrayList<Set<String>>();

    try (OpenMailbox mailbox = open()) {
      OpenFolder inbox = mailbox.examine("INBOX");
      answer =
          "* 1 FETCH (UID 1 FLAGS () INTERNALDATE \" 1-Jan-2026 00:00:00 +0000\" RFC822.SIZE 5)\r\n"
              + unasked;
      inbox.messages(1, message -> listed.add(message.uid()));
      answer =
          "* 1 FETCH (UID 1 BODY[HEADER.FIELDS (TO CC BCC)] {10}\r\nTo: a@b.c\n)\r\n" + unasked;
      inbox.recipients(List.of(1L), message -> named.add(message.named()));
    }

    assertThat(listed).containsExactly(1L);
    assertThat(named).containsExactly(Set.of("a@b.c"));
  }

  @Test
  void aFolderThatTheServerNeverSeesIsRefused() {
    opensUntilItSees = Integer.MAX_VALUE;
    hangsUp = false;

    try (OpenMailbox mailbox = open()) {
      OpenFolder inbox = mailbox.examine("INBOX");

      assertThatThrownBy(() -> inbox.messages(1, message -> {}))
          .isInstanceOf(MailServerRefused.class);
    }
  }

  @Test
  void aRefusedLoginIsNamedWithoutThePassword() {
    login = "NO";

    assertThatThrownBy(this::open)
        .isInstanceOf(MailServerRefused.class)
        .hasMessageNotContaining("planted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* 1 FETCH (UID 1 BODY[] {5}\r\nHel",
        "* 1 FETCH (UID 1 BODY[] {5}\r\nHello)\r\n",
        "* BYE shutting down\r\n"
      })
  void aConnectionCutAnywhereIsNamed(String said) {
    answer = said;

    assertThatThrownBy(() -> read(1)).isInstanceOf(MailServerCut.class);
  }

  @Test
  void silenceIsNamed() {
    hangsUp = false;
    answer = "* 1 FETCH (UID 1 BODY[] {5}\r\nHel";

    assertThatThrownBy(() -> read(1)).isInstanceOf(MailServerSilent.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\n\r\n",
        "* 1 FETCH (UID x BODY[] {5}\r\nHello)\r\n",
        "* 1 FETCH (UID 99999999999999999999999 BODY[] {5}\r\nHello)\r\n",
        "* 1 FETCH (UID 1 BODY[] {99999999999999999999}\r\n",
        "* 1 FETCH (BODY[] {5}\r\nHello)\r\nTAG OK done\r\n",
        "* 1 FETCH (UID 1 BODY[] {5}\r\nHello and more than was announced)\r\n",
        "* 1 FETCH ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((\r\n",
        "other OK done\r\n",
        // As James 3.8.1 has it once in some thousand answers: the end overtakes the beginning.
        ")\r\nTAG OK done\r\n* 1 FETCH (UID 1 BODY[] {5}\r\nHello",
        "* 1 FETCH (UID 1 FLAGS (\"quoted\r\n\r\n"
      })
  void nonsenseIsNamedAndNotBelieved(String said) {
    answer = said + "\r\n".repeat(4);

    assertThatThrownBy(() -> read(1)).isInstanceOf(MailServerGarbled.class);
  }

  @Test
  void anEndlessWordDoesNotFillTheHeap() {
    answer = "* 1 FETCH (UID 1 FLAGS (" + "x".repeat(200_000);

    assertThatThrownBy(() -> read(1)).isInstanceOf(MailServerGarbled.class);
  }

  @Test
  void aHugeAnnouncementDoesNotFillTheHeap() {
    answer = "* 1 FETCH (UID 1 INTERNALDATE {2000000000}\r\nxx";

    assertThatThrownBy(() -> read(1)).isInstanceOf(MailServerGarbled.class);
  }

  @Test
  void anyOrderAndSpellingThatTheProtocolAllowsIsRead() {
    hangsUp = false;
    answer =
        "* OK [ALERT] by the way\r\n"
            + "* 1 FETCH (BODY[] {5}\r\nfirst UID 1 X-EXTRA (\"a\" (b {1}\r\nc)))\r\n"
            + "* 9 EXISTS\r\n* VANISHED 4\r\n* 7 UNHEARD {3}\r\n\r\n) and more\r\n"
            + "* 2 fetch (FLAGS (\\Seen $MDNSent) UID 2 body[] \"second \\\"quoted\\\"\")\r\n"
            + "* 3 FETCH (UID 3 BODY[] NIL)\r\n"
            + "TAG ok done\r\n";

    assertThat(read(1, 2, 3))
        .containsEntry(1L, "first")
        .containsEntry(2L, "second \"quoted\"")
        .hasSize(2);
  }
}
