package vn.congvu.fingerprint.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks through a message line by line and says which bytes are structure and which are the content
 * of a leaf part (RFC 2046). Nothing is a syntax error: what makes no sense as MIME is the content
 * of a leaf. Memory is one buffer, whatever the message is.
 */
public final class MimeSplitter implements ByteSink {

  /** Deeper nesting than any honest message has; below it a part is a leaf. */
  private static final int DEEPEST = 24;

  private static final int BUFFER = 64 * 1024;

  /** Of messages within messages there may be thousands. */
  private static final int SMALL_BUFFER = 4 * 1024;

  private static final byte[] NOTHING = {};
  private static final byte[][] LINE_ENDS = {NOTHING, {'\n'}, {'\r', '\n'}};

  private final MimeSink sink;
  private final List<byte[]> boundaries = new ArrayList<>();
  private Headers headers = new Headers();
  private Place place = Place.HEADERS;
  private boolean outermost = true;
  private boolean ofMessage = true;

  /**
   * The line end before a boundary belongs to the boundary, so a leaf's last line end waits for the
   * next line.
   */
  private byte[] heldLineEnd = NOTHING;

  private enum Place {
    HEADERS,
    LEAF,
    BETWEEN_PARTS
  }

  private final byte[] buffer;
  private int filled;
  private int searched;
  private boolean startsLine = true;

  /** For a message that comes piece by piece, as within another. */
  public MimeSplitter(MimeSink sink) {
    this(sink, SMALL_BUFFER);
  }

  private MimeSplitter(MimeSink sink, int buffer) {
    this.sink = sink;
    this.buffer = new byte[buffer];
  }

  public static void split(InputStream message, MimeSink sink) throws IOException {
    var splitter = new MimeSplitter(sink, BUFFER);
    for (int read;
        (read = message.read(splitter.buffer, splitter.filled, splitter.room())) >= 0; ) {
      splitter.filled += read;
      splitter.lines();
    }
    splitter.end();
  }

  public static void split(byte[] message, MimeSink sink) {
    // A byte more than there are: a full buffer tells of a line that is too long for it.
    var splitter = new MimeSplitter(sink, Math.min(message.length + 1, BUFFER));
    splitter.add(message, 0, message.length);
    splitter.end();
  }

  @Override
  public void add(byte[] bytes, int offset, int length) {
    for (int done = 0; done < length; ) {
      int taken = Math.min(length - done, room());
      System.arraycopy(bytes, offset + done, buffer, filled, taken);
      filled += taken;
      done += taken;
      lines();
    }
  }

  private int room() {
    return buffer.length - filled;
  }

  /** Passes on the lines that the buffer holds whole. */
  private void lines() {
    int start = 0;
    int end;
    while ((end = lineEnd(buffer, Math.max(start, searched), filled)) >= 0) {
      if (place == Place.LEAF && startsLine) {
        end = endOfContent(start, end);
      }
      line(buffer, start, end - start, startsLine);
      startsLine = true;
      start = end;
    }
    if (start == 0 && filled == buffer.length) {
      // Longer than any line should be: its head is passed on; the last byte stays, it may be the
      // CR of a CRLF.
      line(buffer, 0, filled - 1, startsLine);
      startsLine = false;
      start = filled - 1;
    }
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    filled -= start;
    searched = filled;
  }

  @Override
  public void end() {
    if (filled > 0) {
      line(buffer, 0, filled, startsLine);
    }
    endLeaf(true);
    if (place == Place.HEADERS) {
      headers.finish();
      identify();
    }
  }

  /** Lines of a leaf that no boundary can be among are passed on as one. */
  private int endOfContent(int start, int firstEnd) {
    int end = firstEnd;
    int next = mayBeBoundary(start) ? -1 : firstEnd;
    while (next >= 0) {
      end = next;
      next = mayBeBoundary(end) ? -1 : lineEnd(buffer, end, filled);
    }
    return end;
  }

  /** Also where too little of the line is there to tell. */
  private boolean mayBeBoundary(int at) {
    return at + 2 > filled || buffer[at] == '-' && buffer[at + 1] == '-';
  }

  private void line(byte[] bytes, int offset, int length, boolean startsLine) {
    int level = startsLine ? boundaryLevel(bytes, offset, length) : -1;
    if (level >= 0) {
      boundary(bytes, offset, length, level);
      return;
    }
    switch (place) {
      case HEADERS -> header(bytes, offset, length, startsLine);
      case LEAF -> content(bytes, offset, length);
      case BETWEEN_PARTS -> sink.structure(bytes, offset, length);
    }
  }

  private void header(byte[] bytes, int offset, int length, boolean startsLine) {
    sink.structure(bytes, offset, length);
    if (startsLine && contentLength(bytes, offset, length) == 0) {
      endOfHeaders();
    } else {
      headers.add(bytes, offset, length, startsLine);
    }
  }

  private void endOfHeaders() {
    headers.finish();
    identify();
    byte[] boundary = headers.isMultipart() ? headers.boundary() : null;
    if (boundary != null && boundaries.size() < DEEPEST) {
      boundaries.add(boundary);
      place = Place.BETWEEN_PARTS;
    } else if (headers.isMessage()) {
      headers = new Headers();
      ofMessage = true;
      place = Place.HEADERS;
    } else {
      sink.beginLeaf(headers.leaf());
      place = Place.LEAF;
    }
  }

  /** Only the headers of a message name it; those of a part do not. */
  private void identify() {
    if (ofMessage) {
      sink.identified(headers.identify(outermost));
      ofMessage = false;
      outermost = false;
    }
  }

  private void content(byte[] bytes, int offset, int length) {
    releaseLineEnd(true);
    int kept = contentLength(bytes, offset, length);
    if (boundaries.isEmpty()) {
      kept = length;
    }
    if (kept > 0) {
      sink.leaf(bytes, offset, kept);
    }
    heldLineEnd = LINE_ENDS[length - kept];
  }

  private void releaseLineEnd(boolean asContent) {
    if (heldLineEnd.length > 0) {
      if (asContent) {
        sink.leaf(heldLineEnd, 0, heldLineEnd.length);
      } else {
        sink.structure(heldLineEnd, 0, heldLineEnd.length);
      }
      heldLineEnd = NOTHING;
    }
  }

  private void boundary(byte[] bytes, int offset, int length, int level) {
    endLeaf(false);
    sink.structure(bytes, offset, length);
    int name = boundaries.get(level).length;
    boolean closes =
        length >= name + 2 && bytes[offset + name] == '-' && bytes[offset + name + 1] == '-';
    boundaries.subList(closes ? level : level + 1, boundaries.size()).clear();
    if (place == Place.HEADERS) {
      headers.finish();
      identify();
    }
    headers = new Headers();
    ofMessage = false;
    place = closes ? Place.BETWEEN_PARTS : Place.HEADERS;
  }

  private void endLeaf(boolean lineEndIsContent) {
    if (place == Place.LEAF) {
      if (lineEndIsContent) {
        releaseLineEnd(true);
      }
      sink.endLeaf();
      releaseLineEnd(false);
      place = Place.BETWEEN_PARTS;
    }
  }

  /** The innermost boundary that this line is, or -1. */
  private int boundaryLevel(byte[] bytes, int offset, int length) {
    if (length < 3 || bytes[offset] != '-' || bytes[offset + 1] != '-') {
      return -1;
    }
    for (int level = boundaries.size() - 1; level >= 0; level--) {
      if (isBoundary(bytes, offset, length, boundaries.get(level))) {
        return level;
      }
    }
    return -1;
  }

  private static boolean isBoundary(byte[] bytes, int offset, int length, byte[] boundary) {
    if (length < boundary.length) {
      return false;
    }
    for (int i = 0; i < boundary.length; i++) {
      if (bytes[offset + i] != boundary[i]) {
        return false;
      }
    }
    int rest = offset + boundary.length;
    int end = offset + length;
    if (end - rest >= 2 && bytes[rest] == '-' && bytes[rest + 1] == '-') {
      rest += 2;
    }
    while (rest < end) {
      byte b = bytes[rest++];
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return true;
  }

  /** Length without CRLF or LF. */
  private static int contentLength(byte[] bytes, int offset, int length) {
    int kept = length;
    if (kept > 0 && bytes[offset + kept - 1] == '\n') {
      kept--;
      if (kept > 0 && bytes[offset + kept - 1] == '\r') {
        kept--;
      }
    }
    return kept;
  }

  /** The index after the next LF, or -1. */
  private static int lineEnd(byte[] bytes, int from, int to) {
    int lineFeed = ByteSearch.indexOf((byte) '\n', bytes, from, to);
    return lineFeed < 0 ? -1 : lineFeed + 1;
  }
}
