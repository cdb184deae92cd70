package vn.congvu.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.congvu.mail.DeliveredMail.Spot;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.mail.access.MessageState;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;
import vn.congvu.mail.james.JamesDeliveredMail;

class DeliveredMailTest {

  private static final Instant DATE = Instant.parse("2026-11-23T01:02:03Z");
  private static final String FOLDER = MailFolder.wireName("Lưu trữ");

  private static TestJames james;
  private static DeliveredMail delivered;

  @BeforeAll
  static void startJames() {
    james = new TestJames();
    delivered = new JamesDeliveredMail(james.webAdmin());
  }

  private static byte[] letter(String text) {
    return ("From: a@b.example\r\nSubject: Giấy mời\r\n\r\n" + text + "\r\n").getBytes(UTF_8);
  }

  private static Spot lay(String address, String folder, byte[] mail, List<String> flags) {
    try (OpenMailbox mailbox = james.open(address)) {
      if (mailbox.folders().stream().noneMatch(it -> it.wireName().equals(folder))) {
        mailbox.createFolder(folder);
      }
      long uid =
          mailbox.append(folder, flags, DATE, mail.length, out -> out.write(mail)).orElseThrow();
      return new Spot(address, folder, mailbox.examine(folder).state().uidValidity(), uid);
    }
  }

  private static List<MessageState> in(String address, String folder) {
    try (OpenMailbox mailbox = james.open(address)) {
      OpenFolder opened = mailbox.examine(folder);
      var states = new ArrayList<MessageState>();
      opened.messages(1, states::add);
      return states;
    }
  }

  /** A mail as it was read. */
  private record Read(Spot at, Set<String> flags, Instant date, String text) {}

  private static List<Read> read(List<Spot> spots) throws IOException {
    var read = new ArrayList<Read>();
    delivered.read(
        spots,
        (mail, content) ->
            read.add(
                new Read(
                    mail.at(),
                    mail.flags(),
                    mail.internalDate(),
                    new String(content.readAllBytes(), UTF_8))));
    return read;
  }

  @Test
  void mailsOfManyMailboxesAreReadToTheByteAndStayUnseen() throws IOException {
    byte[] whole = letter("một ".repeat(100_000));
    Spot first = lay(james.mailbox(), "INBOX", whole, List.of());
    Spot second = lay(james.mailbox(), FOLDER, letter("hai"), List.of("\\Flagged", "QuanTrong"));

    List<Read> read = read(List.of(first, second));

    assertThat(read)
        .containsExactlyInAnyOrder(
            new Read(first, Set.of(), DATE, new String(whole, UTF_8)),
            new Read(
                second, Set.of("\\Flagged", "QuanTrong"), DATE, new String(letter("hai"), UTF_8)));
    assertThat(in(first.mailbox(), "INBOX"))
        .singleElement()
        .extracting(MessageState::flags)
        .isEqualTo(Set.of());
  }

  @Test
  void whatIsLeftOfAMailIsPassedOver() throws IOException {
    String address = james.mailbox();
    List<Spot> spots =
        List.of(
            lay(address, "INBOX", letter("một"), List.of()),
            lay(address, "INBOX", letter("hai"), List.of()));
    var heard = new ArrayList<Spot>();

    delivered.read(spots, (mail, _) -> heard.add(mail.at()));

    assertThat(heard).containsExactlyInAnyOrderElementsOf(spots);
  }

  @Test
  void ofWhatDoesNotLieThereNothingIsHeardAndNothingRemoved() throws IOException {
    String address = james.mailbox();
    Spot there = lay(address, "INBOX", letter("ở đây"), List.of());
    List<Spot> absent =
        List.of(
            new Spot(address, "INBOX", there.uidValidity(), there.uid() + 7),
            new Spot(address, "INBOX", there.uidValidity() + 1, there.uid()),
            new Spot(address, FOLDER, there.uidValidity(), there.uid()),
            new Spot("khong-co-" + address, "INBOX", there.uidValidity(), there.uid()));

    assertThat(read(absent)).isEmpty();
    assertThat(delivered.remove(absent)).isEmpty();
    assertThat(in(address, "INBOX")).hasSize(1);
  }

  @Test
  void exactlyTheNamedMailsAreRemoved() {
    String one = james.mailbox();
    String other = james.mailbox();
    Spot gone = lay(one, "INBOX", letter("đi"), List.of());
    Spot stays = lay(one, "INBOX", letter("ở"), List.of("\\Deleted"));
    Spot goneToo = lay(other, FOLDER, letter("đi"), List.of());

    Set<Spot> removed = delivered.remove(List.of(gone, goneToo));

    assertThat(removed).containsExactlyInAnyOrder(gone, goneToo);
    assertThat(in(one, "INBOX")).extracting(MessageState::uid).containsExactly(stays.uid());
    assertThat(in(other, FOLDER)).isEmpty();
    assertThat(delivered.remove(List.of(gone))).isEmpty();
  }

  @Test
  void theRoomOfWhatWasRemovedIsFreeAgain() {
    String address = james.mailbox();
    byte[] stays = letter("ở");
    Spot _ = lay(address, "INBOX", stays, List.of());
    Spot gone = lay(address, "INBOX", letter("đi ".repeat(10_000)), List.of("QuanTrong"));

    Set<Spot> _ = delivered.remove(List.of(gone));

    MailboxUsage usage = james.provisioning().usage(address);
    assertThat(usage.usedBytes()).isEqualTo(stays.length);
    assertThat(usage.messages()).isEqualTo(1);
  }

  @Test
  void whoHasTheFolderOpenIsToldWhatWasRemoved() {
    Spot gone = lay(james.mailbox(), "INBOX", letter("đi"), List.of());
    try (OpenMailbox mailbox = james.open(gone.mailbox())) {
      OpenFolder opened = mailbox.examine("INBOX");

      Set<Spot> _ = delivered.remove(List.of(gone));

      var left = new ArrayList<MessageState>();
      opened.messages(1, left::add);
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aReaderThatFailsEndsTheReading() {
    Spot spot = lay(james.mailbox(), "INBOX", letter("x"), List.of());

    assertThatThrownBy(
            () ->
                delivered.read(
                    List.of(spot),
                    (_, _) -> {
                      throw new IOException("full");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("full");
  }
}
