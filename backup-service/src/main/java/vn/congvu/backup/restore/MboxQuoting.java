package vn.congvu.backup.restore;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A message inside an mbox file, in its mboxrd form: a line that begins with {@code From }, however
 * often it was quoted before, is quoted once more, and so can be undone without loss.
 */
final class MboxQuoting extends FilterOutputStream {

  private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

  /** Quote marks at the beginning of this line; negative when it cannot be such a line any more. */
  private int quotes;

  private int matched;
  private int last = '\n';

  MboxQuoting(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int octet) throws IOException {
    int one = octet & 0xff;
    if (quotes >= 0) {
      if (matched == 0 && one == '>') {
        quotes++;
        return;
      }
      if (one == FROM[matched]) {
        matched++;
        if (matched < FROM.length) {
          return;
        }
        out.write('>');
        release();
        return;
      }
      release();
    }
    out.write(one);
    last = one;
    if (one == '\n') {
      quotes = 0;
      matched = 0;
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int i = 0; i < length; i++) {
      write(bytes[offset + i]);
    }
  }

  /** What was held back while it could still have been a line to quote. */
  private void release() throws IOException {
    for (int i = 0; i < quotes; i++) {
      out.write('>');
    }
    out.write(FROM, 0, matched);
    if (quotes > 0 || matched > 0) {
      last = ' ';
    }
    quotes = -1;
    matched = 0;
  }

  /** An empty line ends the message, whether or not its own last line was ended. */
  void end() throws IOException {
    if (quotes >= 0) {
      release();
    }
    if (last != '\n') {
      out.write('\n');
    }
    out.write('\n');
    out.flush();
  }
}
