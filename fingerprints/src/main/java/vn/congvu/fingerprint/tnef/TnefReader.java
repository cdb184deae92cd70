package vn.congvu.fingerprint.tnef;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.mime.ByteSink;

/**
 * Hands out the plain body and the attachments in a TNEF stream while it passes, those of messages
 * within it too. Where the stream makes no sense, the rest of it is passed over.
 */
public final class TnefReader implements ByteSink {

  private static final byte[] SIGNATURE = {0x78, (byte) 0x9f, 0x3e, 0x22};

  /** Signature and a key that nothing needs. */
  private static final int START = SIGNATURE.length + 2;

  /** Level, id and length of an attribute. */
  private static final int HEAD = 9;

  private static final int CHECKSUM = 2;
  private static final int BODY = 0x0002_800c;
  private static final int ATTACHMENT_DATA = 0x0006_800f;
  private static final int ATTACHMENT_PROPERTIES = 0x0006_9005;
  private static final int DEEPEST = 8;

  private final Supplier<? extends ByteSink> contents;
  private final int depth;
  private final byte[] head = new byte[HEAD];
  private State state = State.START;
  private int gathered;
  private long left;
  private @Nullable ByteSink content;

  private enum State {
    START,
    HEAD,
    DATA,
    CHECKSUM,
    LOST
  }

  /**
   * @param contents gives a sink for each body and attachment; it is ended when that is over
   */
  public TnefReader(Supplier<? extends ByteSink> contents) {
    this(contents, 0);
  }

  private TnefReader(Supplier<? extends ByteSink> contents, int depth) {
    this.contents = contents;
    this.depth = depth;
  }

  public static boolean isTnef(byte[] beginning, int length) {
    return length >= SIGNATURE.length && startsWith(beginning, SIGNATURE);
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if (bytes[i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void add(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end && state != State.LOST) {
      at +=
          switch (state) {
            case START -> gather(bytes, at, end, START);
            case HEAD -> gather(bytes, at, end, HEAD);
            case DATA -> data(bytes, at, end);
            case CHECKSUM -> pass(at, end);
            case LOST -> 0;
          };
    }
  }

  @Override
  public void end() {
    endContent();
    state = State.LOST;
  }

  private int gather(byte[] bytes, int at, int end, int wanted) {
    int taken = Math.min(end - at, wanted - gathered);
    System.arraycopy(bytes, at, head, gathered, taken);
    gathered += taken;
    if (gathered == wanted) {
      gathered = 0;
      if (wanted == HEAD) {
        begin();
      } else {
        state = startsWith(head, SIGNATURE) ? State.HEAD : State.LOST;
      }
    }
    return taken;
  }

  private void begin() {
    if (head[0] != 1 && head[0] != 2) {
      state = State.LOST;
      return;
    }
    content =
        switch (number(1)) {
          case BODY, ATTACHMENT_DATA -> contents.get();
          case ATTACHMENT_PROPERTIES ->
              depth < DEEPEST
                  ? new EnclosedMessages(() -> new TnefReader(contents, depth + 1))
                  : null;
          default -> null;
        };
    left = Integer.toUnsignedLong(number(5));
    state = State.DATA;
    if (left == 0) {
      endData();
    }
  }

  private int number(int at) {
    return head[at] & 0xff
        | (head[at + 1] & 0xff) << 8
        | (head[at + 2] & 0xff) << 16
        | (head[at + 3] & 0xff) << 24;
  }

  private int data(byte[] bytes, int at, int end) {
    int taken = (int) Math.min(end - at, left);
    if (content != null) {
      content.add(bytes, at, taken);
    }
    left -= taken;
    if (left == 0) {
      endData();
    }
    return taken;
  }

  private void endData() {
    endContent();
    left = CHECKSUM;
    state = State.CHECKSUM;
  }

  private void endContent() {
    if (content != null) {
      content.end();
      content = null;
    }
  }

  private int pass(int at, int end) {
    int taken = (int) Math.min(end - at, left);
    left -= taken;
    if (left == 0) {
      state = State.HEAD;
    }
    return taken;
  }
}
