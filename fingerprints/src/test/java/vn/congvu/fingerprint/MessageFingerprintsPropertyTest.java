package vn.congvu.fingerprint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import vn.congvu.fingerprint.mime.MimeSplitter;

class MessageFingerprintsPropertyTest {

  private static final String[] WORDS = {
    "--b",
    "--b--",
    "\r",
    "\n",
    "\r\n",
    "\r\n\r\n",
    ":",
    "=",
    " ",
    "QUJD",
    "\0",
    "\377",
    "Content-Type: multipart/mixed; boundary=b\r\n",
    "Content-Type: message/rfc822\r\n",
    "Content-Transfer-Encoding: base64\r\n",
    "Content-Transfer-Encoding: quoted-printable\n",
    "Message-ID: <",
    "@a>",
    "References: <1@a> <",
    "x\237>\"",
    "eJ8+IgEA",
    "AgKQBgAOAAAA",
    "x\237>\42\1\0\2\17\200\6\0\5\0\0\0"
  };

  @Property(tries = 300)
  void aDocumentIsTheSameInBase64AndQuotedPrintableAndAnyLayout(
      @ForAll @Size(min = 1, max = 4000) byte[] document,
      @ForAll @IntRange(min = 1, max = 25) int groups,
      @ForAll boolean crlf) {
    String lineEnd = crlf ? "\r\n" : "\n";
    String base64 =
        Base64.getMimeEncoder(groups * 4, lineEnd.getBytes(US_ASCII)).encodeToString(document);

    Set<Fingerprint> parts = Taken.of(mail("base64", base64, lineEnd).getBytes(ISO_8859_1)).parts();

    assertThat(parts)
        .isEqualTo(
            Taken.of(mail("quoted-printable", quoted(document), "\n").getBytes(ISO_8859_1)).parts())
        .isEqualTo(
            Taken.of(mail("base64", Base64.getEncoder().encodeToString(document), "\n")).parts());
  }

  private static String mail(String encoding, String content, String lineEnd) {
    return String.join(
        lineEnd,
        "Content-Type: multipart/mixed; boundary=\"=_9\"",
        "",
        "--=_9",
        "Content-Transfer-Encoding: " + encoding,
        "",
        content,
        "--=_9--",
        "");
  }

  private static String quoted(byte[] document) {
    var text = new StringBuilder();
    for (int i = 0; i < document.length; i++) {
      text.append(String.format("=%02X", document[i] & 0xff)).append(i % 20 == 19 ? "=\r\n" : "");
    }
    return text.toString();
  }

  @Property(tries = 300)
  void otherDocumentsHaveOtherFingerprints(
      @ForAll @Size(min = 1, max = 300) byte[] document, @ForAll int at) {
    byte[] other = document.clone();
    int place = Math.floorMod(at, other.length);
    other[place] ^= 0x40;

    assertThat(print(other)).isNotEqualTo(print(document));
  }

  private static Set<Fingerprint> print(byte[] document) {
    return Taken.of(mail("base64", Base64.getEncoder().encodeToString(document), "\n")).parts();
  }

  @Property(tries = 2000)
  void nothingIsAnErrorAndPiecesMakeNoDifference(@ForAll Random random) {
    var bytes = new ByteArrayOutputStream();
    for (int i = random.nextInt(60); i > 0; i--) {
      bytes.writeBytes(WORDS[random.nextInt(WORDS.length)].getBytes(ISO_8859_1));
    }
    byte[] message = bytes.toByteArray();
    var pieces = new ByteArrayOutputStream();
    var whole = new ByteArrayOutputStream();

    var splitter = new MimeSplitter(new MessageFingerprints(Keys.KEY, record(pieces)));
    for (int at = 0; at < message.length; ) {
      int length = Math.min(message.length - at, 1 + random.nextInt(9));
      splitter.add(message, at, length);
      at += length;
    }
    splitter.end();
    var atOnce = new MimeSplitter(new MessageFingerprints(Keys.KEY, record(whole)));
    atOnce.add(message, 0, message.length);
    atOnce.end();

    assertThat(pieces.toByteArray()).isEqualTo(whole.toByteArray());
  }

  private static FingerprintSink record(ByteArrayOutputStream out) {
    return (kind, print, bytes) ->
        out.writeBytes((kind + " " + print + " " + bytes + "\n").getBytes(US_ASCII));
  }
}
