package vn.congvu.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.MessageState;
import vn.congvu.mail.access.OpenMailbox;

/** What a mail server must give so that a document that was taken down does not come back. */
public abstract class TakedownContract {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  protected abstract RedeliveryGuard guard();

  protected abstract UndeliveredMail undelivered();

  protected abstract MailAccess access();

  protected abstract FingerprintKey key();

  protected abstract Post post();

  /** A mailbox that nobody else uses. */
  protected abstract String newMailbox();

  private final Set<Fingerprint> held = new HashSet<>();
  private byte[] document;
  private String sender;
  private String recipient;
  private String id;

  @BeforeEach
  void aDocumentAndTwoOfficers() {
    document = new byte[30_000];
    new Random().nextBytes(document);
    sender = newMailbox();
    recipient = newMailbox();
    id = "<" + UUID.randomUUID() + "@elsewhere.example>";
  }

  @AfterEach
  void letGo() {
    held.forEach(guard()::release);
  }

  private void hold(Fingerprint print, boolean answers) {
    held.add(print);
    guard().hold(print, answers);
  }

  private String with(byte[] attachment, int line, String... fields) {
    return "Message-ID: "
        + id
        + "\r\n"
        + Arrays.stream(fields).map(field -> field + "\r\n").reduce("", String::concat)
        + "From: "
        + sender
        + "\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b"
        + line
        + "\r\n\r\n--b"
        + line
        + "\r\n\r\n"
        + UUID.randomUUID()
        + "\r\n--b"
        + line
        + "\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + Base64.getMimeEncoder(line, new byte[] {'\r', '\n'}).encodeToString(attachment)
        + "\r\n--b"
        + line
        + "--\r\n";
  }

  private Fingerprint printOf(byte[] attachment) {
    try {
      return MessagePrints.take(
              key(), new ByteArrayInputStream(with(attachment, 76).getBytes(UTF_8)))
          .parts()
          .getLast()
          .print();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitInInbox(String address, int mails) {
    Await.until(PATIENCE, () -> inbox(address) == mails);
  }

  private int inbox(String address) {
    try (OpenMailbox mailbox = access().open(address)) {
      var messages = new ArrayList<MessageState>();
      if (mailbox.folders().stream().noneMatch(folder -> folder.name().equals("INBOX"))) {
        return 0;
      }
      mailbox.examine("INBOX").messages(1, messages::add);
      return messages.size();
    }
  }

  private List<UndeliveredCopy> caught(Fingerprint print) {
    return find(guard().place(), Set.of(print), false);
  }

  private List<UndeliveredCopy> find(String place, Set<Fingerprint> prints, boolean answers) {
    var copies = new ArrayList<UndeliveredCopy>();
    @Nullable String after = null;
    do {
      UndeliveredMail.Found found = undelivered().find(place, prints, answers, after);
      copies.addAll(found.copies());
      after = found.next();
    } while (after != null);
    return copies;
  }

  private UndeliveredCopy awaitCaught(Fingerprint print) {
    var copies = new ArrayList<UndeliveredCopy>();
    Await.until(
        PATIENCE,
        () -> {
          copies.clear();
          copies.addAll(
              undelivered().places().contains(guard().place()) ? caught(print) : List.of());
          return !copies.isEmpty();
        });
    assertThat(copies).hasSize(1);
    return copies.getFirst();
  }

  @Test
  void theServerTakesFingerprintsWithOurKey() {
    byte[] other = new byte[FingerprintKey.BYTES];

    assertThat(guard().offered()).isTrue();
    assertThat(undelivered().offered()).isTrue();
    assertThat(guard().knows(key())).isTrue();
    assertThat(guard().knows(new FingerprintKey(other))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {76, 60})
  void aHeldDocumentArrivesInNobodysMailboxAndNobodyIsTold(int line) {
    hold(printOf(document), false);

    post().bring(with(document, line), sender, recipient, sender);

    UndeliveredCopy caught = awaitCaught(printOf(document));
    assertThat(caught.recipients()).containsExactlyInAnyOrder(recipient, sender);
    assertThat(caught.sender()).isEqualTo(sender);
    assertThat(caught.fingerprints()).containsExactly(printOf(document));
    assertThat(caught.bytes()).isGreaterThan(document.length);
    post().bring(with(new byte[] {1}, 76), sender, recipient, sender);
    awaitInInbox(recipient, 1);
    awaitInInbox(sender, 1);
  }

  @Test
  void aHeldMessageInsideAnotherIsCaught() {
    hold(key().messageId(id), false);
    String inner = with(document, 76);
    id = "<" + UUID.randomUUID() + "@elsewhere.example>";

    post()
        .bring(
            "Message-ID: "
                + id
                + "\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(inner.getBytes(UTF_8)),
            sender,
            recipient);

    assertThat(awaitCaught(held.iterator().next()).recipients()).containsExactly(recipient);
    assertThat(inbox(recipient)).isZero();
  }

  @Test
  void anAnswerIsCaughtOnlyWhenAnswersAreHeldToo() {
    Fingerprint first = key().messageId(id);
    String answer = "References: " + id;
    hold(first, false);
    id = "<" + UUID.randomUUID() + "@elsewhere.example>";
    post().bring(with(new byte[] {2}, 76, answer), sender, recipient);
    awaitInInbox(recipient, 1);

    hold(first, true);
    post().bring(with(new byte[] {3}, 76, answer), sender, recipient);

    Await.until(PATIENCE, () -> find(guard().place(), Set.of(first), true).size() == 1);
    assertThat(caught(first)).isEmpty();
    assertThat(inbox(recipient)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 5_000_000})
  void nobodyPutsAHeldDocumentIntoAMailbox(int bytes) {
    document = new byte[bytes];
    new Random().nextBytes(document);
    hold(printOf(document), false);

    try (OpenMailbox mailbox = access().open(recipient)) {
      assertThatThrownBy(() -> append(mailbox, with(document, 72)))
          .isInstanceOf(MailServerRefused.class);

      append(mailbox, with(new byte[] {4}, 76));
      assertThat(inbox(recipient)).isEqualTo(1);
    }
  }

  private static void append(OpenMailbox mailbox, String mail) {
    byte[] bytes = mail.getBytes(UTF_8);
    var _ =
        mailbox.append("INBOX", List.of(), Instant.EPOCH, bytes.length, out -> out.write(bytes));
  }

  @Test
  void whatIsReleasedPassesAgain() {
    hold(printOf(document), false);
    hold(printOf(document), true);
    guard().release(printOf(document));
    guard().release(printOf(document));

    post().bring(with(document, 76), sender, recipient);

    awaitInInbox(recipient, 1);
    assertThat(guard().held(null)).noneMatch(one -> one.print().equals(printOf(document)));
  }

  @Test
  void whatIsHeldIsListedPageByPage() {
    Instant before = Instant.now().minusSeconds(60);
    Fingerprint one = key().messageId("one " + UUID.randomUUID());
    Fingerprint other = key().messageId("other " + UUID.randomUUID());
    hold(one, false);
    hold(other, true);

    var listed = new ArrayList<RedeliveryGuard.Held>();
    for (List<RedeliveryGuard.Held> page = guard().held(null);
        !page.isEmpty();
        page = guard().held(page.getLast().print())) {
      listed.addAll(page);
    }

    assertThat(listed)
        .filteredOn(held -> held.print().equals(one) || held.print().equals(other))
        .hasSize(2)
        .allMatch(held -> held.answers() == held.print().equals(other))
        .allMatch(held -> held.since().isAfter(before));
  }

  @Test
  void aMailOfTensOfThousandsOfPartsIsJudgedAndDelivered() {
    hold(printOf(document), false);
    var mail = new StringBuilder("Content-Type: multipart/mixed; boundary=b\r\n\r\n");
    for (int i = 0; i < 30_000; i++) {
      mail.append("--b\r\n\r\nTo: ").append(i).append("\r\n");
    }

    post().bring(mail.toString(), sender, recipient);

    awaitInInbox(recipient, 1);
  }

  @Test
  void caughtMailIsReadToTheByteAndRemoved() throws Exception {
    hold(printOf(document), false);
    post().bring(with(document, 64), sender, recipient);
    UndeliveredCopy caught = awaitCaught(printOf(document));
    var read = new ByteArrayOutputStream();

    assertThat(undelivered().read(caught.place(), caught.id(), read)).isTrue();
    assertThat(MessagePrints.take(key(), new ByteArrayInputStream(read.toByteArray())).messageId())
        .isEqualTo(key().messageId(id));
    assertThat(read.size()).isEqualTo((int) caught.bytes());
    undelivered().remove(caught.place(), caught.id());
    undelivered().remove(caught.place(), caught.id());

    assertThat(caught(printOf(document))).isEmpty();
    assertThat(undelivered().read(caught.place(), caught.id(), read)).isFalse();
  }

  @Test
  void queuesAreSearchedToo() {
    String spool =
        undelivered().places().stream()
            .filter(place -> place.startsWith("queue:"))
            .findFirst()
            .orElseThrow();

    assertThat(find(spool, Set.of(printOf(document)), true)).isEmpty();
  }

  @Test
  void aPlaceThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> undelivered().find("queue:nowhere", Set.of(), false, null))
        .isInstanceOf(MailServerRefused.class);
    assertThatThrownBy(() -> undelivered().find("../../etc", Set.of(), false, null))
        .isInstanceOf(MailServerRefused.class);
  }
}
