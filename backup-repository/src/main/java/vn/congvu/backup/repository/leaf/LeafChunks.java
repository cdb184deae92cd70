package vn.congvu.backup.repository.leaf;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.mime.Encoding;

/**
 * Cuts the content of one leaf part into chunks of bounded size, base64 decoded where that can be
 * undone to the byte.
 */
public final class LeafChunks {

  private static final int LONGEST_TEXT = 3 * Base64Layout.CHUNK / 2;

  private final Encoding encoding;
  private final Sink sink;
  private byte[] text = new byte[8 * 1024];
  private int length;
  private boolean guessed;
  private @Nullable Base64Layout layout;

  /** Takes chunks; the plain bytes are not reused. */
  public interface Sink {
    void chunk(byte[] plain, @Nullable Base64Layout layout);
  }

  public LeafChunks(Encoding encoding, Sink sink) {
    this.encoding = encoding;
    this.sink = sink;
  }

  public void add(byte[] bytes, int offset, int count) {
    int done = 0;
    while (done < count) {
      int take = Math.min(count - done, limit() - length);
      makeRoom(take);
      System.arraycopy(bytes, offset + done, text, length, take);
      length += take;
      done += take;
      if (length == limit()) {
        emit(length);
      }
    }
  }

  public void end() {
    if (length > 0) {
      emit(length);
    }
  }

  /** Bytes gathered and not yet given out. */
  public int gathered() {
    return length;
  }

  public void gathered(Sink raw) {
    raw.chunk(Arrays.copyOf(text, length), null);
  }

  private int limit() {
    if (encoding != Encoding.BASE64) {
      return Base64Layout.CHUNK;
    }
    if (!guessed && length > 0) {
      layout = Base64Layout.guess(text, length);
      guessed = layout != null || length > 2048;
    }
    int whole = layout == null ? 0 : layout.chunkText();
    return whole > 0 && whole >= length ? whole : LONGEST_TEXT;
  }

  private void emit(int count) {
    byte[] decoded = null;
    Base64Layout used = null;
    if (encoding == Encoding.BASE64) {
      used = layout == null ? new Base64Layout(76, false, false) : layout;
      boolean ended = text[count - 1] == '\n';
      used = new Base64Layout(used.line(), used.crlf(), ended);
      decoded = used.decode(text, count);
    }
    if (decoded == null || used == null) {
      sink.chunk(Arrays.copyOf(text, count), null);
    } else {
      sink.chunk(decoded, used);
    }
    length = 0;
  }

  private void makeRoom(int more) {
    if (length + more > text.length) {
      text = Arrays.copyOf(text, Math.min(LONGEST_TEXT, Math.max(text.length * 2, length + more)));
    }
  }
}
