package vn.congvu.fingerprint.tnef;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.mime.ByteSink;

/**
 * Finds a message that is an attachment's property: the identifier of MAPI's message interface,
 * then a TNEF stream of its own. Only this mark is looked for; the properties around it are passed
 * over.
 */
final class EnclosedMessages implements ByteSink {

  /** IID_IMessage, and the signature of the stream that follows it. */
  private static final byte[] MARK = {
    0x07,
    0x03,
    0x02,
    0,
    0,
    0,
    0,
    0,
    (byte) 0xc0,
    0,
    0,
    0,
    0,
    0,
    0,
    0x46,
    0x78,
    (byte) 0x9f,
    0x3e,
    0x22
  };

  private static final int INTERFACE = 16;

  private final Supplier<? extends ByteSink> streams;
  private int matched;
  private @Nullable ByteSink stream;

  EnclosedMessages(Supplier<? extends ByteSink> streams) {
    this.streams = streams;
  }

  @Override
  public void add(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end && stream == null) {
      // The mark's first byte stands nowhere else in it, so a mismatch never hides a beginning.
      byte octet = bytes[at++];
      matched = octet == MARK[matched] ? matched + 1 : octet == MARK[0] ? 1 : 0;
      if (matched == MARK.length) {
        stream = streams.get();
        stream.add(MARK, INTERFACE, MARK.length - INTERFACE);
      }
    }
    if (stream != null) {
      stream.add(bytes, at, end - at);
    }
  }

  @Override
  public void end() {
    if (stream != null) {
      stream.end();
    }
  }
}
