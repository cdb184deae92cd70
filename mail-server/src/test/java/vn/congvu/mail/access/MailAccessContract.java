package vn.congvu.mail.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.mail.MailServerException;
import vn.congvu.mail.MailServerRefused;

/** What a mail server must give for its mailboxes to be kept and restored. */
abstract class MailAccessContract {

  private static final Instant DATE = Instant.parse("2026-11-24T03:04:05Z");
  private static final SortedSet<String> NONE = new TreeSet<>();

  abstract MailAccess access();

  /** A mailbox that nobody else uses. */
  abstract String newMailbox();

  private String address;

  @BeforeEach
  void aMailbox() {
    address = newMailbox();
  }

  private static byte[] mail(String id, String text) {
    return ("From: Nguyễn Văn An <an@tinhmau.example>\r\nMessage-ID: <"
            + id
            + "@tinhmau.example>\r\nSubject: =?UTF-8?Q?Ch=C3=A0o?=\r\n\r\n"
            + text
            + "\r\n")
        .getBytes(UTF_8);
  }

  private static void append(OpenMailbox mailbox, String folder, byte[] mail, String... flags) {
    var _ = mailbox.append(folder, List.of(flags), DATE, mail.length, out -> out.write(mail));
  }

  private static List<MessageState> list(OpenFolder folder) {
    var messages = new ArrayList<MessageState>();
    folder.messages(1, messages::add);
    return messages;
  }

  private static Map<Long, byte[]> readAll(OpenFolder folder) {
    var read = new TreeMap<Long, byte[]>();
    assertThat(
            folder.read(
                list(folder), (uid, size, message) -> read.put(uid, message.readAllBytes())))
        .isEmpty();
    return read;
  }

  @Test
  void aMailboxThatIsNotThereCannotBeOpened() {
    assertThatThrownBy(
            () -> {
              try (OpenMailbox nobody = access().open("nobody" + address)) {
                nobody.folders();
                nobody.examine("INBOX");
              }
            })
        .isInstanceOf(MailServerException.class);
  }

  @Test
  void aMessageComesBackByteForByteWithFlagsAndDate() {
    byte[] mail = mail("first", "Kính gửi Sở Nội vụ.\r\n.\r\n\tTab và  hai khoảng trắng");
    try (OpenMailbox mailbox = access().open(address)) {
      append(mailbox, "INBOX", mail, "\\Flagged", "\\Seen", "congvu-nhan");

      OpenFolder inbox = mailbox.examine("INBOX");

      MessageState state = list(inbox).getFirst();
      assertThat(state.flags()).containsExactly("\\Flagged", "\\Seen", "congvu-nhan");
      assertThat(state.internalDate()).isEqualTo(DATE);
      assertThat(state.size()).isEqualTo(mail.length);
      assertThat(readAll(inbox)).containsOnlyKeys(state.uid());
      assertThat(readAll(inbox).get(state.uid())).isEqualTo(mail);
    }
  }

  private static byte[] headed(String header) {
    return (header + "Subject: x\r\n\r\ny\r\n").getBytes(UTF_8);
  }

  @Test
  void theEnvelopeTellsWhichMessageItIsAndWhoSentIt() {
    try (OpenMailbox mailbox = access().open(address)) {
      append(mailbox, "INBOX", mail("env", "x"), "\\Seen", "$Forwarded");
      OpenFolder inbox = mailbox.examine("INBOX");
      var envelopes = new ArrayList<MessageEnvelope>();

      inbox.envelopes(List.of(1L, 99L), envelopes::add);

      assertThat(envelopes).hasSize(1);
      MessageEnvelope envelope = envelopes.getFirst();
      assertThat(envelope.messageId()).isEqualTo("<env@tinhmau.example>");
      assertThat(envelope.sender()).isEqualTo("an@tinhmau.example");
      assertThat(envelope.flags()).contains("\\Seen").hasSize(2);
      assertThat(envelope.internalDate()).isEqualTo(DATE);
      assertThat(list(inbox).getFirst().flags()).contains("\\Seen");
    }
  }

  @Test
  void recipientsAreAddressesWhateverTheyAreCalled() {
    var to = new StringBuilder("To: =?UTF-8?Q?Tr=E1=BA=A7n?= <Binh@Tinhmau.example>");
    for (int i = 0; i < 2_000; i++) {
      to.append(",\r\n ").append("o" + i + "@xa.example");
    }
    try (OpenMailbox mailbox = access().open(address)) {
      append(
          mailbox,
          "INBOX",
          headed(to + "\r\nCc: nhom: a@x.example, b@x.example;\r\nBcc: kin@x.example\r\n"));
      var recipients = new ArrayList<MessageRecipients>();

      mailbox.examine("INBOX").recipients(List.of(1L), recipients::add);

      MessageRecipients named = recipients.getFirst();
      assertThat(named.named())
          .hasSize(2_003)
          .contains("binh@tinhmau.example", "o1999@xa.example", "a@x.example", "b@x.example");
      assertThat(named.hidden()).containsExactly("kin@x.example");
      assertThat(named.whole()).isTrue();
      assertThat(list(mailbox.examine("INBOX")).getFirst().flags()).isEmpty();
    }
  }

  @Test
  void aBrokenListStillGivesTheAddressesInIt() {
    try (OpenMailbox mailbox = access().open(address)) {
      append(mailbox, "INBOX", headed("To: \"an <<an@x.example>, (binh@x.example>\r\n"));
      append(mailbox, "INBOX", headed(""));
      var recipients = new ArrayList<MessageRecipients>();

      mailbox.examine("INBOX").recipients(List.of(1L, 2L), recipients::add);

      assertThat(recipients).hasSize(2);
      assertThat(recipients.getFirst().whole()).isFalse();
      assertThat(recipients.getFirst().named()).contains("an@x.example", "binh@x.example");
      assertThat(recipients.getLast())
          .isEqualTo(new MessageRecipients(2, Set.of(), Set.of(), true));
    }
  }

  @Test
  void aSourceThatBreaksLeavesNoHalfMessage() {
    OpenMailbox broken = access().open(address);
    assertThatThrownBy(
            () ->
                broken.append(
                    "INBOX",
                    NONE,
                    DATE,
                    1000,
                    out -> {
                      out.write(new byte[10]);
                      throw new IOException("store away");
                    }))
        .isInstanceOf(UncheckedIOException.class);

    try (OpenMailbox mailbox = access().open(address)) {
      append(mailbox, "INBOX", mail("whole", "whole"));

      assertThat(readAll(mailbox.examine("INBOX")).values())
          .containsExactly(mail("whole", "whole"));
    }
  }

  @Test
  void readingDoesNotMarkAsSeen() {
    try (OpenMailbox mailbox = access().open(address)) {
      append(mailbox, "INBOX", mail("unseen", "chưa đọc"));

      readAll(mailbox.select("INBOX"));

      assertThat(list(mailbox.examine("INBOX")).getFirst().flags()).isEmpty();
    }
  }

  @Test
  void vietnameseFolderNamesAreFoundAsTheyWereGiven() {
    try (OpenMailbox mailbox = access().open(address)) {
      char delimiter = mailbox.folders().getFirst().delimiter();
      Set<String> names =
          Set.of("Thư đến năm 2026", "Thư đi & \"đã gửi\"", "Lưu trữ" + delimiter + "Quý IV");
      for (String name : names) {
        mailbox.createFolder(MailFolder.wireName(name));
        append(mailbox, MailFolder.wireName(name), mail("x", name));
      }

      List<MailFolder> folders = mailbox.folders();

      assertThat(folders).extracting(MailFolder::name).containsAll(names).contains("INBOX");
      for (MailFolder folder : folders) {
        if (names.contains(folder.name())) {
          assertThat(list(mailbox.examine(folder.wireName()))).hasSize(1);
        }
      }
    }
  }

  @Test
  void manyMessagesComeInOneGo() {
    try (OpenMailbox mailbox = access().open(address)) {
      var sent = new ArrayList<byte[]>();
      for (int i = 0; i < 230; i++) {
        sent.add(mail("m" + i, "x".repeat(i * 37)));
        append(mailbox, "INBOX", sent.getLast());
      }

      Map<Long, byte[]> read = readAll(mailbox.examine("INBOX"));

      assertThat(read.values()).containsExactlyElementsOf(sent);
    }
  }

  @Test
  void messagesThatAreSentBehindEachOtherComeInThatOrder() {
    List<byte[]> mails = Stream.of("a", "b", "c", "d").map(id -> mail(id, id)).toList();
    try (OpenMailbox mailbox = access().open(address)) {
      Appends appends = mailbox.appends();
      for (byte[] mail : mails) {
        appends.add("INBOX", NONE, DATE, mail.length, out -> out.write(mail));
      }
      appends.await();

      assertThat(readAll(mailbox.examine("INBOX")).values()).containsExactlyElementsOf(mails);
    }
  }

  @Test
  void aMessageThatIsRefusedAmongOthersIsNotMissed() {
    byte[] mail = mail("a", "a");
    try (OpenMailbox mailbox = access().open(address)) {
      Appends appends = mailbox.appends();

      assertThatThrownBy(
              () -> {
                appends.add("no-such-folder", NONE, DATE, mail.length, out -> out.write(mail));
                appends.add("INBOX", NONE, DATE, mail.length, out -> out.write(mail));
                appends.await();
              })
          .isInstanceOf(MailServerRefused.class);
    }
  }

  @Test
  void aHugeMessagePassesWithoutLyingInMemory() throws Exception {
    byte[] head = mail("huge", "");
    long size = head.length + 12_000_000L;
    MessageDigest sent = MessageDigest.getInstance("SHA-256");
    MessageDigest received = MessageDigest.getInstance("SHA-256");
    try (OpenMailbox mailbox = access().open(address)) {
      var _ =
          mailbox.append(
              "INBOX",
              NONE,
              DATE,
              size,
              new DigestInputStream(Lines.after(head, size), sent)::transferTo);
      OpenFolder inbox = mailbox.examine("INBOX");

      inbox.read(
          list(inbox),
          (uid, length, message) -> {
            assertThat(length).isEqualTo(size);
            new DigestInputStream(message, received).transferTo(OutputStream.nullOutputStream());
          });

      assertThat(received.digest()).isEqualTo(sent.digest());
    }
  }

  @Test
  void aReaderMayLeaveAMessageHalfRead() {
    try (OpenMailbox mailbox = access().open(address)) {
      append(mailbox, "INBOX", mail("one", "x".repeat(300_000)));
      append(mailbox, "INBOX", mail("two", "y"));
      OpenFolder inbox = mailbox.examine("INBOX");
      var begins = new ArrayList<String>();

      inbox.read(
          list(inbox),
          (uid, size, message) -> begins.add(new String(message.readNBytes(4), UTF_8)));

      assertThat(begins).containsExactly("From", "From");
      assertThat(list(inbox)).hasSize(2);
    }
  }

  @Test
  void aMessageThatWentAwayIsNamedAndTheOthersCome() {
    try (OpenMailbox reader = access().open(address);
        OpenMailbox other = access().open(address)) {
      for (String id : List.of("a", "b", "c")) {
        append(reader, "INBOX", mail(id, id));
      }
      OpenFolder inbox = reader.examine("INBOX");
      List<MessageState> known = list(inbox);
      other.select("INBOX").expunge(List.of(known.get(1).uid()));
      var read = new HashSet<Long>();

      Set<Long> missing =
          reader.examine("INBOX").read(known, (uid, size, message) -> read.add(uid));

      assertThat(missing).containsExactly(known.get(1).uid());
      assertThat(read).containsExactlyInAnyOrder(known.get(0).uid(), known.get(2).uid());
    }
  }

  @Test
  void theStateTellsWhetherAnythingChanged() {
    try (OpenMailbox mailbox = access().open(address)) {
      append(mailbox, "INBOX", mail("a", "a"));
      FolderState before = state(mailbox);
      FolderState unchanged = state(mailbox);
      append(mailbox, "INBOX", mail("b", "b"));
      FolderState grown = state(mailbox);
      mailbox.select("INBOX").expunge(List.of(before.uidNext() - 1));
      FolderState shrunk = state(mailbox);

      assertThat(unchanged).isEqualTo(before);
      assertThat(grown.uidNext()).isGreaterThan(before.uidNext());
      assertThat(grown.uidValidity()).isEqualTo(before.uidValidity());
      assertThat(grown.messages()).isEqualTo(2);
      assertThat(shrunk.messages()).isEqualTo(1);
      assertThat(shrunk).isNotEqualTo(grown);
    }
  }

  private static FolderState state(OpenMailbox mailbox) {
    return mailbox.states(List.of("INBOX")).get("INBOX");
  }

  @Test
  void aFolderThatIsNotThereHasNoState() {
    try (OpenMailbox mailbox = access().open(address)) {
      append(mailbox, "INBOX", mail("a", "a"));

      assertThat(mailbox.states(List.of("Gone", "INBOX"))).containsOnlyKeys("INBOX");
    }
  }

  @Test
  void aFolderMadeAnewHasAnotherValidityOrHigherUids() {
    try (OpenMailbox mailbox = access().open(address)) {
      mailbox.createFolder("Again");
      append(mailbox, "Again", mail("a", "a"));
      FolderState before = mailbox.states(List.of("Again")).get("Again");

      mailbox.deleteFolder("Again");
      mailbox.createFolder("Again");

      FolderState after = mailbox.states(List.of("Again")).get("Again");
      assertThat(after.uidValidity()).isNotEqualTo(before.uidValidity());
    }
  }

  /** Servers make the parents of a folder unasked (RFC 9051, 6.3.4). */
  @Test
  void aFolderIsMadeWhoseChildIsThere() {
    try (OpenMailbox mailbox = access().open(address)) {
      String child = "Parent" + mailbox.folders().getFirst().delimiter() + "Child";
      mailbox.createFolder(child);
      append(mailbox, child, mail("a", "a"));

      mailbox.createFolder("Parent");

      append(mailbox, "Parent", mail("b", "b"));
      assertThat(list(mailbox.examine("Parent"))).hasSize(1);
      assertThat(list(mailbox.examine(child))).hasSize(1);
    }
  }

  @Test
  void aFolderThatTheServerDoesNotMakeIsRefused() {
    try (OpenMailbox mailbox = access().open(address)) {
      assertThatThrownBy(() -> mailbox.createFolder("")).isInstanceOf(MailServerRefused.class);
    }
  }

  @Test
  void aRenamedFolderKeepsItsMessages() {
    try (OpenMailbox mailbox = access().open(address)) {
      mailbox.createFolder("Old");
      append(mailbox, "Old", mail("a", "a"));

      mailbox.renameFolder("Old", MailFolder.wireName("Mới"));

      assertThat(mailbox.folders()).extracting(MailFolder::name).contains("Mới");
      assertThat(list(mailbox.examine(MailFolder.wireName("Mới")))).hasSize(1);
    }
  }

  @Test
  void changesSinceAMomentAreToldWithoutTheRest() {
    try (OpenMailbox mailbox = access().open(address)) {
      for (String id : List.of("a", "b", "c", "d")) {
        append(mailbox, "INBOX", mail(id, id));
      }
      assertThat(mailbox.tracksChanges()).isTrue();
      OpenFolder inbox = mailbox.select("INBOX");
      List<MessageState> known = list(inbox);
      long since = state(mailbox).highestModSeq();
      inbox.expunge(List.of(known.get(0).uid()));
      mailbox.select("INBOX").addFlags(List.of(known.get(2).uid()), Set.of("\\Answered"));
      append(mailbox, "INBOX", mail("e", "e"));

      var changed = new TreeMap<Long, Set<String>>();
      var vanished = new HashSet<Long>();
      mailbox
          .examine("INBOX")
          .changes(
              since,
              new FolderChanges() {
                @Override
                public void changed(MessageFlags flags) {
                  changed.put(flags.uid(), flags.flags());
                }

                @Override
                public void vanished(long firstUid, long lastUid) {
                  known.stream()
                      .map(MessageState::uid)
                      .filter(uid -> uid >= firstUid && uid <= lastUid)
                      .forEach(vanished::add);
                }
              });

      assertThat(changed.get(known.get(2).uid())).contains("\\Answered");
      assertThat(changed).containsKey(known.get(3).uid() + 1);
      assertThat(changed).doesNotContainKeys(known.get(0).uid(), known.get(1).uid());
      assertThat(vanished).isSubsetOf(known.get(0).uid());
      assertThat(state(mailbox).messages()).isEqualTo(4);
    }
  }

  @Test
  void fromAFolderThatWasEmptiedAllHasVanished() {
    try (OpenMailbox mailbox = access().open(address)) {
      append(mailbox, "INBOX", mail("a", "a"));
      append(mailbox, "INBOX", mail("b", "b"));
      List<MessageState> known = list(mailbox.examine("INBOX"));
      long since = state(mailbox).highestModSeq();
      mailbox.select("INBOX").expunge(known.stream().map(MessageState::uid).toList());
      var vanished = new HashSet<Long>();

      mailbox
          .examine("INBOX")
          .changes(
              since,
              new FolderChanges() {
                @Override
                public void changed(MessageFlags flags) {
                  throw new AssertionError("nothing is left that could change");
                }

                @Override
                public void vanished(long firstUid, long lastUid) {
                  for (long uid = firstUid; uid <= lastUid; uid++) {
                    vanished.add(uid);
                  }
                }
              });

      assertThat(vanished).containsAll(known.stream().map(MessageState::uid).toList());
    }
  }

  @Test
  void onlyTheNamedMessagesAreExpunged() {
    try (OpenMailbox mailbox = access().open(address)) {
      append(mailbox, "INBOX", mail("a", "a"), "\\Deleted");
      append(mailbox, "INBOX", mail("b", "b"));
      append(mailbox, "INBOX", mail("c", "c"));
      OpenFolder inbox = mailbox.select("INBOX");
      List<MessageState> known = list(inbox);

      inbox.expunge(List.of(known.get(2).uid()));

      assertThat(list(mailbox.examine("INBOX")))
          .extracting(MessageState::uid)
          .containsExactly(known.get(0).uid(), known.get(1).uid());
    }
  }

  @Test
  void aMessageIsFoundByItsMessageId() {
    try (OpenMailbox mailbox = access().open(address)) {
      append(mailbox, "INBOX", mail("one", "a"));
      append(mailbox, "INBOX", mail("two", "b"));
      OpenFolder inbox = mailbox.examine("INBOX");

      assertThat(inbox.withMessageId("<two@tinhmau.example>"))
          .containsExactly(list(inbox).get(1).uid());
      assertThat(inbox.withMessageId("<three@tinhmau.example>")).isEmpty();
    }
  }

  @Test
  void aMessageIsFoundWithItsAnswersAndForwards() {
    try (OpenMailbox mailbox = access().open(address)) {
      append(mailbox, "INBOX", mail("one", "a"));
      append(mailbox, "INBOX", naming("two", "In-Reply-To: <one@tinhmau.example>"));
      append(mailbox, "INBOX", naming("three", "References: <zero@x> <one@tinhmau.example>"));
      append(mailbox, "INBOX", naming("four", "References: <zero@x>"));
      OpenFolder inbox = mailbox.examine("INBOX");
      List<Long> uids = list(inbox).stream().map(MessageState::uid).toList();

      List<List<Long>> found =
          Stream.of(
                  HeaderSearch.naming("<one@tinhmau.example>"),
                  new HeaderSearch(Set.of(HeaderSearch.Field.REFERENCES), "<one@tinhmau.example>"),
                  HeaderSearch.naming("<nobody@tinhmau.example>"),
                  HeaderSearch.naming("<four@tinhmau.example>"),
                  HeaderSearch.naming("<two@tinhmau.example>"),
                  HeaderSearch.naming("<zero@x>"))
              .map(inbox::with)
              .toList();

      assertThat(found)
          .containsExactly(
              uids.subList(0, 3),
              List.of(uids.get(2)),
              List.of(),
              List.of(uids.get(3)),
              List.of(uids.get(1)),
              uids.subList(2, 4));
    }
  }

  private static byte[] naming(String id, String field) {
    return (field + "\r\nMessage-ID: <" + id + "@tinhmau.example>\r\n\r\nx\r\n").getBytes(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<\"a b\"@x>",
        "<a\\\"b\\@x>",
        "<%n{3}*@x>",
        "<x\" UID EXPUNGE 1:* \"@x>",
        "<x) (y@x>"
      })
  void anIdWithStrangeCharactersIsFoundAndNothingElse(String id) {
    assertFound(id);
  }

  @Test
  void anIdOfTenThousandCharactersIsFound() {
    assertFound("<" + "x".repeat(10_000) + "@x>");
  }

  private void assertFound(String id) {
    try (OpenMailbox mailbox = access().open(address)) {
      append(mailbox, "INBOX", mail("other", "a"));
      append(
          mailbox, "INBOX", ("Message-ID: " + id + "\r\nSubject: x\r\n\r\nb\r\n").getBytes(UTF_8));
      OpenFolder inbox = mailbox.examine("INBOX");

      assertThat(inbox.withMessageId(id)).containsExactly(list(inbox).get(1).uid());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<x@x>\r\na9 LOGOUT\r\n",
        "<x@x>\" UID EXPUNGE 1:*",
        "{3}\r\nabc",
        "<\u0000@x>",
        "<thư-mật@tỉnh.vn>",
        "<\u0001\u007f\ud83d\udd11@x>",
        " "
      })
  void anIdThatNoMessageHasFindsNothingAndTheConnectionGoesOn(String id) {
    try (OpenMailbox mailbox = access().open(address)) {
      append(mailbox, "INBOX", mail("one", "a"));
      OpenFolder inbox = mailbox.select("INBOX");

      assertThat(inbox.withMessageId(id)).isEmpty();
      assertThat(inbox.with(HeaderSearch.naming(id))).isEmpty();
      assertThat(list(mailbox.examine("INBOX"))).hasSize(1);
    }
  }

  @Test
  void thousandsOfScatteredMessagesAreExpungedAndTheOthersStay() {
    try (OpenMailbox mailbox = access().open(address)) {
      for (int i = 0; i < 1300; i++) {
        append(mailbox, "INBOX", mail("m" + i, "x"));
      }
      OpenFolder inbox = mailbox.select("INBOX");
      List<Long> uids = list(inbox).stream().map(MessageState::uid).toList();

      inbox.expunge(uids.stream().filter(uid -> uid % 2 == 0).toList());

      assertThat(list(mailbox.examine("INBOX")))
          .extracting(MessageState::uid)
          .containsExactlyElementsOf(uids.stream().filter(uid -> uid % 2 == 1).toList());
    }
  }

  @Test
  void whatIsNotMailIsKeptAsItIs() {
    byte[] garbage = new byte[5000];
    for (int i = 0; i < garbage.length; i++) {
      byte octet = (byte) (i % 255 + 1);
      // A bare CR or LF is what some servers put right by themselves.
      garbage[i] = octet == '\r' || octet == '\n' ? (byte) ' ' : octet;
    }
    byte[] headless = "\r\nchỉ có thân".getBytes(UTF_8);
    try (OpenMailbox mailbox = access().open(address)) {
      append(mailbox, "INBOX", garbage);
      append(mailbox, "INBOX", headless);

      assertThat(readAll(mailbox.examine("INBOX")).values()).containsExactly(garbage, headless);
    }
  }

  @Test
  void anEmptyFolderHasNothing() {
    try (OpenMailbox mailbox = access().open(address)) {
      mailbox.createFolder("Empty");
      OpenFolder empty = mailbox.examine("Empty");

      assertThat(list(empty)).isEmpty();
      assertThat(empty.read(List.of(), (uid, size, message) -> {})).isEmpty();
      empty.expunge(List.of());
    }
  }

  /** An endless letter, made as it is read. */
  private static final class Lines extends InputStream {

    private static final byte[] LINE =
        "Dòng này được lặp lại nhiều lần cho đủ dài.\r\n".getBytes(UTF_8);
    private final byte[] head;
    private final long size;
    private long at;

    private Lines(byte[] head, long size) {
      this.head = head;
      this.size = size;
    }

    static InputStream after(byte[] head, long size) {
      return new Lines(head, size);
    }

    @Override
    public int read() {
      if (at == size) {
        return -1;
      }
      long place = at++;
      return (place < head.length
              ? head[(int) place]
              : LINE[(int) ((place - head.length) % LINE.length)])
          & 0xff;
    }
  }
}
