package vn.congvu.fingerprint.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MimeSplitterTest {

  @Test
  void aPlainMessageIsHeadersAndOneLeaf() {
    Split split = split("Subject: a\r\nMessage-ID: <1@a>\r\n\r\nText\r\nmore\r\n");

    assertThat(split.leaves).containsExactly("Text\r\nmore\r\n");
    assertThat(split.messageIds).containsExactly("1@a");
  }

  @Test
  void theLineEndBeforeABoundaryBelongsToTheBoundary() {
    Split split =
        split(
            "Content-Type: multipart/mixed; boundary=b\n\n"
                + "preamble\n"
                + "--b\n\n"
                + "first\n"
                + "--b\n"
                + "Content-Type: text/plain\n\n"
                + "second\n\n"
                + "--b--\n"
                + "epilogue\n");

    assertThat(split.leaves).containsExactly("first", "second\n");
  }

  @Test
  void partsWithinPartsAndForwardedMessagesAreFound() {
    Split split =
        split(
            """
            Content-Type: multipart/mixed;
            \tboundary="=_outer b"

            --=_outer b
            Content-Type: multipart/alternative; boundary=inner

            --inner

            text
            --inner
            Content-Type: text/html

            html
            --inner--

            --=_outer b
            Content-Type: message/rfc822

            Subject: forwarded
            Content-Transfer-Encoding: base64

            QUJD
            --=_outer b--
            """);

    assertThat(split.leaves).containsExactly("text", "html", "QUJD");
    assertThat(split.encodings)
        .containsExactly(Encoding.IDENTITY, Encoding.IDENTITY, Encoding.BASE64);
  }

  @Test
  void anOuterBoundaryEndsInnerPartsThatWereNeverClosed() {
    Split split =
        split(
            "Content-Type: multipart/mixed; boundary=o\n\n"
                + "--o\n"
                + "Content-Type: multipart/mixed; boundary=i\n\n"
                + "--i\n\n"
                + "lost\n"
                + "--o\n\n"
                + "last\n"
                + "--o--\n");

    assertThat(split.leaves).containsExactly("lost", "last");
  }

  @Test
  void aLineThatOnlyBeginsLikeABoundaryIsContent() {
    Split split = split("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n--bc\n--b x\n--b--\n");

    assertThat(split.leaves).containsExactly("--bc\n--b x");
  }

  @Test
  void aMultipartWithoutABoundaryIsALeaf() {
    assertThat(split("Content-Type: multipart/mixed\n\n--x\nbody\n").leaves)
        .containsExactly("--x\nbody\n");
  }

  @Test
  void idsMayBeFoldedAndHeadersMayNeverEnd() {
    assertThat(split("Message-ID:\r\n <1@\r\n a>\r\nReferences: <0@a>\r\n <9@a>").messageIds)
        .containsExactly("1@a");
    assertThat(split("References: <0@a>\r\n <9@a>\r\nIn-Reply-To: <9@a> <8@a>").references)
        .containsExactly("0@a", "9@a", "8@a");
  }

  @Test
  void everyMessageIdCounts() {
    assertThat(split("Message-ID: <1@a>\nSubject: x\nMessage-Id: <2@a>\n\n").messageIds)
        .containsExactly("1@a", "2@a");
  }

  @Test
  void anIdWithoutBracketsIsTheWholeField() {
    assertThat(split("Message-ID: 1 @a (x)\n\n").messageIds).containsExactly("1@a(x)");
  }

  @Test
  void anIdInUtf8IsReadAsThatAndAnyOtherOctetAsItself() throws Exception {
    var utf8 = new Split();
    MimeSplitter.split(new ByteArrayInputStream("Message-ID: <thư@a>\n\n".getBytes(UTF_8)), utf8);

    assertThat(utf8.messageIds).containsExactly("thư@a");
    assertThat(split("Message-ID: <\u00ff@a>\n\n").messageIds).containsExactly("\u00ff@a");
  }

  @Test
  void aPartNamesNoMessage() {
    Split split =
        split(
            "Message-ID: <1@a>\nContent-Type: multipart/mixed; boundary=b\n\n"
                + "--b\nMessage-ID: <2@a>\n\nx\n--b--\n");

    assertThat(split.messageIds).containsExactly("1@a");
  }

  @Test
  void boundariesStackedByTheThousandDoNoHarm() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      text.append("Content-Type: multipart/mixed; boundary=b")
          .append(i)
          .append("\n\n--b")
          .append(i)
          .append('\n');
    }

    assertThat(split(text.toString()).leaves).hasSize(1);
  }

  @Test
  void whateverComesInGoesOut() {
    Random random = new Random(11);
    String[] words = {
      "--b",
      "--b--",
      "\r",
      "\n",
      "\r\n",
      "Content-Type: multipart/mixed; boundary=b\r\n",
      "\r\n\r\n",
      ":",
      "=",
      " ",
      "Content-Type: message/rfc822\n\n",
      "Content-Transfer-Encoding: base64\n",
      "QUJD",
      "\0",
      "ÿ",
      "x".repeat(70_000)
    };
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(30);
      for (int i = 0; i < length; i++) {
        text.append(words[random.nextInt(round % 50 == 0 ? words.length : words.length - 1)]);
      }
      split(text.toString());
    }
  }

  /** Splits, and fails when the pieces do not make the message again, or an array gives others. */
  private static Split split(String message) {
    byte[] bytes = message.getBytes(ISO_8859_1);
    Split split = new Split();
    try {
      MimeSplitter.split(new Dribble(bytes), split);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    assertThat(split.all.toByteArray()).isEqualTo(bytes);
    Split ofArray = new Split();
    MimeSplitter.split(bytes, ofArray);
    assertThat(ofArray.all.toByteArray()).isEqualTo(bytes);
    assertThat(ofArray.leaves).isEqualTo(split.leaves);
    return split;
  }

  private static final class Dribble extends ByteArrayInputStream {
    private int turn;

    Dribble(byte[] bytes) {
      super(bytes);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return super.read(bytes, offset, Math.min(length, 1 + turn++ * 37 % 4_000));
    }
  }

  private static final class Split implements MimeSink {
    final ByteArrayOutputStream all = new ByteArrayOutputStream();
    final List<String> leaves = new ArrayList<>();
    final List<Encoding> encodings = new ArrayList<>();
    private final ByteArrayOutputStream leaf = new ByteArrayOutputStream();
    final List<String> messageIds = new ArrayList<>();
    final List<String> references = new ArrayList<>();

    @Override
    public void structure(byte[] bytes, int offset, int length) {
      all.write(bytes, offset, length);
    }

    @Override
    public void beginLeaf(LeafHead head) {
      encodings.add(head.encoding());
    }

    @Override
    public void leaf(byte[] bytes, int offset, int length) {
      all.write(bytes, offset, length);
      leaf.write(bytes, offset, length);
    }

    @Override
    public void endLeaf() {
      leaves.add(leaf.toString(ISO_8859_1));
      leaf.reset();
    }

    @Override
    public void identified(MessageHead head) {
      messageIds.addAll(head.messageIds());
      references.addAll(head.references());
    }
  }
}
