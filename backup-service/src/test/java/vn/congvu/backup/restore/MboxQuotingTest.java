package vn.congvu.backup.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MboxQuotingTest {

  private static String quoted(String message) throws IOException {
    var out = new ByteArrayOutputStream();
    var quoting = new MboxQuoting(out);
    quoting.write(message.getBytes(UTF_8));
    quoting.end();
    return out.toString(UTF_8);
  }

  @Test
  void aLineThatCouldBeginAMessageIsQuotedOnceMore() throws IOException {
    assertThat(quoted("From me\n>From you\n>>From all\n"))
        .isEqualTo(">From me\n>>From you\n>>>From all\n\n");
  }

  @Test
  void otherLinesStayAsTheyAre() throws IOException {
    assertThat(quoted("Subject: From here\r\n\r\n> quoted\r\nFromage\r\n>\r\nFro\r\n"))
        .isEqualTo("Subject: From here\r\n\r\n> quoted\r\nFromage\r\n>\r\nFro\r\n\n");
  }

  @Test
  void anUnendedLastLineIsEnded() throws IOException {
    assertThat(quoted("a\nFrom")).isEqualTo("a\nFrom\n\n");
    assertThat(quoted(">")).isEqualTo(">\n\n");
    assertThat(quoted("")).isEqualTo("\n");
  }
}
