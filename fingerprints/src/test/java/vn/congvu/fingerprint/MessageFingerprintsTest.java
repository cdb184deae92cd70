package vn.congvu.fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.fingerprint.FingerprintKind.ENCLOSED;
import static vn.congvu.fingerprint.FingerprintKind.MESSAGE_ID;
import static vn.congvu.fingerprint.FingerprintKind.PART;
import static vn.congvu.fingerprint.FingerprintKind.REFERENCE;
import static vn.congvu.fingerprint.Keys.KEY;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.fingerprint.mime.MimeSplitter;

class MessageFingerprintsTest {

  private static final byte[] DOCUMENT = document();

  private static byte[] document() {
    byte[] document = new byte[70_000];
    new Random(3).nextBytes(document);
    return document;
  }

  private static String base64(byte[] bytes) {
    return Base64.getMimeEncoder(76, new byte[] {'\r', '\n'}).encodeToString(bytes);
  }

  private static String attached(String type, byte[] content) {
    return "Message-ID: <carrier@a>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        + "--b\r\n\r\nXin xem tài liệu kèm theo.\r\n"
        + "--b\r\nContent-Type: "
        + type
        + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64(content)
        + "\r\n--b--\r\n";
  }

  private static Fingerprint print(byte[] content) {
    return Taken.of(attached("application/pdf", content)).parts().stream().toList().getLast();
  }

  private static final String LEAKED =
      "Message-ID: <leaked@a>\r\nReferences: <first@a>\r\nSubject: x\r\n"
          + "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
          + base64(DOCUMENT)
          + "\r\n";

  @Test
  void aMessageIsKnownByItsIdItsReferencesAndItsParts() {
    Taken taken = Taken.of(LEAKED);

    assertThat(taken.of(MESSAGE_ID)).containsExactly(KEY.messageId("<leaked@a>"));
    assertThat(taken.of(REFERENCE)).containsExactly(KEY.messageId("<first@a>"));
    assertThat(taken.parts()).containsExactly(print(DOCUMENT));
    assertThat(taken.of(ENCLOSED)).isEmpty();
  }

  @Test
  void anAnswerNamesWhatItAnswersInEitherField() {
    assertThat(Taken.of("References: <1@a> <2@a>\nIn-Reply-To: <3@a>\n\nx").of(REFERENCE))
        .containsExactly(KEY.messageId("1@a"), KEY.messageId("2@a"), KEY.messageId("3@a"));
  }

  @Test
  void aTextIsTheSameWhateverItWasEncodedInAndWhateverEndsItsLines() {
    String text = "Kính gửi Sở Nội vụ,\r\n\r\nđề nghị = xem.\r\n";
    var prints = new ArrayList<Fingerprint>();
    for (String part :
        new String[] {
          "8bit\r\n\r\n" + text,
          "8bit\r\n\r\n" + text.replace("\r\n", "\n") + "\n\n",
          "base64\r\n\r\n" + base64(text.getBytes(UTF_8)),
          "quoted-printable\r\n\r\nK=C3=ADnh g=E1=BB=ADi S=E1=BB=9F N=E1=BB=99i v=\r\n=E1=BB=A5,\r\n"
              + "\r\n=C4=91=E1=BB=81 ngh=E1=BB=8B =3D xem.\r\n"
        }) {
      prints.addAll(Taken.of("Content-Transfer-Encoding: " + part).parts());
    }

    assertThat(prints).hasSize(4).containsOnly(prints.getFirst());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"message/rfc822", "application/octet-stream; name=thu.eml", "message/global"})
  void aMessageWithinIsSeenThroughItsEncoding(String type) {
    Taken taken = Taken.of(attached(type, LEAKED.getBytes(UTF_8)));

    assertThat(taken.of(MESSAGE_ID)).containsExactly(KEY.messageId("carrier@a"));
    assertThat(taken.of(ENCLOSED)).containsExactly(KEY.messageId("leaked@a"));
    assertThat(taken.of(REFERENCE)).containsExactly(KEY.messageId("first@a"));
    assertThat(taken.parts()).contains(print(DOCUMENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Subject: ", "to:", "RECEIVED:", "X-Mailer: ", "x-~:"})
  void aFileIsAMessageWhenItBeginsWithAFieldOfOne(String field) {
    assertThat(Taken.of(savedMessage(field)).of(ENCLOSED)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Note: ", "Subject : ", " To: ", ": ", "X-: ", "X-é: ", "Subject\n", "To"})
  void aFileThatBeginsOtherwiseIsNone(String text) {
    assertThat(Taken.of(savedMessage(text)).of(ENCLOSED)).isEmpty();
  }

  private static String savedMessage(String beginning) {
    return attached(
        "application/octet-stream",
        (beginning + "something\nMessage-ID: <saved@a>\n\nx").getBytes(UTF_8));
  }

  @Test
  void aMessageForwardedAsItIsIsSeen() {
    Taken taken =
        Taken.of(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
                + LEAKED
                + "\n--b--\n");

    assertThat(taken.of(ENCLOSED)).containsExactly(KEY.messageId("leaked@a"));
    assertThat(taken.parts()).containsExactly(print(DOCUMENT));
  }

  @Test
  void aBounceNamesTheMessageOfWhichItBringsTheHeaders() {
    Taken taken =
        Taken.of(
            "Content-Type: multipart/report; boundary=b\n\n--b\n\nundeliverable\n"
                + "--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <leaked@a>\n--b--\n");

    assertThat(taken.of(ENCLOSED)).containsExactly(KEY.messageId("leaked@a"));
  }

  @Test
  void attachmentsInOutlooksContainerAreSeen() {
    byte[] winmail = new Winmail().body("Xin xem").attach(DOCUMENT).bytes();

    assertThat(Taken.of(attached("application/ms-tnef; name=winmail.dat", winmail)).parts())
        .contains(print(DOCUMENT), print("Xin xem\0".getBytes(UTF_8)));
  }

  @Test
  void aMessageWithinOutlooksContainerIsSeenToItsAttachments() {
    byte[] winmail =
        new Winmail().attach(new Winmail().attach(new Winmail().attach(DOCUMENT))).bytes();

    assertThat(Taken.of(attached("application/octet-stream", winmail)).parts())
        .contains(print(DOCUMENT));
  }

  @Test
  void aMessageSavedIntoOutlooksContainerIsSeen() {
    byte[] winmail = new Winmail().attach(LEAKED.getBytes(UTF_8)).bytes();

    Taken taken = Taken.of(attached("application/ms-tnef", winmail));

    assertThat(taken.of(ENCLOSED)).containsExactly(KEY.messageId("leaked@a"));
    assertThat(taken.parts()).contains(print(DOCUMENT));
  }

  @Test
  void aTruncatedContainerStillGivesWhatIsWhole() {
    byte[] winmail = new Winmail().attach(DOCUMENT).attach(new byte[50_000]).bytes();
    byte[] cut = Arrays.copyOf(winmail, winmail.length - 20_000);

    assertThat(Taken.of(attached("application/ms-tnef", cut)).parts()).contains(print(DOCUMENT));
  }

  @Test
  void emptyPartsAreKnownByNothing() {
    assertThat(
            Taken.of("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n\n\n--b\n\n--b--\n")
                .parts())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a b\"@a",
        "a\\\"b@a",
        "\u0001\u007f@a",
        "thư-mật@tỉnh.vn",
        "A1 LOGOUT",
        "%n%s{3}"
      })
  void aStrangeIdIsAnIdLikeAnyOther(String id) {
    assertThat(Taken.of("Message-ID: <" + id + ">\r\n\r\nx").of(MESSAGE_ID))
        .containsExactly(KEY.messageId("<" + id + ">"));
  }

  @Test
  void anIdOfTenThousandCharactersIsRead() {
    String id = "x".repeat(10_000) + "@a";

    assertThat(Taken.of("Message-ID:\r\n <" + id + ">\r\n\r\nx").of(MESSAGE_ID))
        .containsExactly(KEY.messageId(id));
  }

  @Test
  void layersUponLayersAreUncoveredOnlySoFar() {
    byte[] message = "Message-ID: <innermost@a>\n\nx".getBytes(UTF_8);
    for (int i = 0; i < 12; i++) {
      message = attached("message/rfc822", message).getBytes(UTF_8);
    }

    assertThat(Taken.of(message).of(ENCLOSED)).containsExactly(KEY.messageId("carrier@a"));
  }

  @Test
  void aMessageOfNothingButBeginningsPasses() throws IOException {
    var parts = new AtomicLong();

    MimeSplitter.split(
        new Beginnings(200_000),
        new MessageFingerprints(
            KEY, (kind, print, bytes) -> parts.addAndGet(kind == PART ? 1 : 0)));

    assertThat(parts).hasValue(200_000);
  }

  @Test
  void ofAMessageWithoutEndOnlySoMuchIsKept() throws IOException {
    MessagePrints prints = MessagePrints.take(KEY, new Beginnings(MessagePrints.MOST + 100));

    assertThat(prints.parts()).hasSize(MessagePrints.MOST);
  }

  @Test
  void aMessageIsKnownByAllThatItCarries() throws IOException {
    MessagePrints prints =
        MessagePrints.take(
            KEY,
            new ByteArrayInputStream(
                attached("message/rfc822", LEAKED.getBytes(UTF_8)).getBytes(UTF_8)));

    assertThat(prints.messageId()).isEqualTo(KEY.messageId("carrier@a"));
    assertThat(prints.enclosed()).containsExactly(KEY.messageId("leaked@a"));
    assertThat(prints.references()).containsExactly(KEY.messageId("first@a"));
    assertThat(prints.parts()).extracting(MessagePrints.Part::bytes).contains(30L);
    assertThat(prints.parts()).extracting(MessagePrints.Part::print).contains(print(DOCUMENT));
  }

  /** Part after part, each of which looks like a message. */
  private static final class Beginnings extends InputStream {

    private static final byte[] HEAD =
        "Content-Type: multipart/mixed; boundary=b\n\n".getBytes(UTF_8);
    private final int count;
    private InputStream now = new ByteArrayInputStream(HEAD);
    private int begun;

    Beginnings(int count) {
      this.count = count;
    }

    @Override
    public int read() throws IOException {
      int octet = now.read();
      while (octet < 0 && begun < count) {
        now = new ByteArrayInputStream(("--b\n\nTo: " + begun++ + "\n").getBytes(UTF_8));
        octet = now.read();
      }
      return octet;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int octet = read();
      if (octet < 0) {
        return -1;
      }
      bytes[offset] = (byte) octet;
      return 1;
    }
  }
}
