package vn.congvu.mail.access;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import vn.congvu.mail.MailServerAway;
import vn.congvu.mail.MailServerCut;
import vn.congvu.mail.MailServerException;
import vn.congvu.mail.MailServerGarbled;
import vn.congvu.mail.MailServerSilent;

/**
 * One connection, read token by token. Holds a buffer of fixed size and no answer whole, so that
 * neither a mail of any size nor a server that sends nonsense can fill the heap.
 */
final class Wire implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;
  private static final int LONGEST_TOKEN = 64 * 1024;
  private static final int DEEPEST_LIST = 32;

  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  private Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
  }

  static Wire connect(AccessSettings settings) {
    int timeout = Math.toIntExact(settings.timeout().toMillis());
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(timeout);
      socket.connect(new InetSocketAddress(settings.host(), settings.port()), timeout);
      var wire = new Wire(socket);
      if (settings.encryption() == AccessSettings.Encryption.TLS) {
        wire.encrypt(settings);
      }
      return wire;
    } catch (IOException e) {
      closeQuietly(socket);
      throw new MailServerAway("IMAP server unreachable", e);
    }
  }

  /** From here on nobody else reads along; the certificate must be the host's. */
  void encrypt(AccessSettings settings) {
    if (position < limit) {
      // Whoever sits on the line could have planted these bytes before the encryption began.
      throw garbled("bytes ahead of the encryption");
    }
    try {
      var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      var encrypted =
          (SSLSocket) factory.createSocket(socket, settings.host(), settings.port(), true);
      var parameters = encrypted.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      encrypted.setSSLParameters(parameters);
      encrypted.startHandshake();
      socket = encrypted;
      in = encrypted.getInputStream();
      out = new BufferedOutputStream(encrypted.getOutputStream(), BUFFER);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Goes out together with what follows, at the latest before the next wait for an answer. */
  void write(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Sends what the source gives, which must be exactly as much as was announced. */
  void write(MessageSource source, long size) throws IOException {
    var announced = new Announced(size);
    source.writeTo(announced);
    if (announced.left > 0) {
      throw new IOException("message ends " + announced.left + " bytes early");
    }
  }

  /** Takes as many bytes as were announced and not one more. */
  private final class Announced extends OutputStream {

    private long left;

    Announced(long size) {
      this.left = size;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length > left) {
        throw new IOException("message is longer than was announced");
      }
      left -= length;
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw failure(e);
      }
    }
  }

  private static MailServerException failure(IOException e) {
    return e instanceof SocketTimeoutException
        ? new MailServerSilent("IMAP server silent for too long", e)
        : new MailServerCut("IMAP connection cut", e);
  }

  static MailServerGarbled garbled(String where) {
    return new MailServerGarbled("IMAP server sent nonsense where it owed " + where);
  }

  int peek() {
    if (position == limit) {
      fill();
    }
    return buffer[position] & 0xff;
  }

  int next() {
    int octet = peek();
    position++;
    return octet;
  }

  private void fill() {
    position = 0;
    limit = 0;
    limit = receive(buffer, 0, buffer.length);
  }

  private int receive(byte[] target, int offset, int length) {
    flush();
    try {
      int read = in.read(target, offset, length);
      if (read < 0) {
        throw new MailServerCut("IMAP connection ended by the server", null);
      }
      return read;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  void expect(int octet, String where) {
    if (next() != octet) {
      throw garbled(where);
    }
  }

  boolean skip(int octet) {
    if (peek() == octet) {
      position++;
      return true;
    }
    return false;
  }

  void endOfLine() {
    skip(' ');
    expect('\r', "the end of a line");
    expect('\n', "the end of a line");
  }

  /** What is left of this line, with the literals that belong to it. */
  void skipLine() {
    int previous = 0;
    long digits = -1;
    while (true) {
      int octet = next();
      if (octet == '\n' && previous == '\r') {
        return;
      }
      if (octet == '{') {
        digits = 0;
      } else if (digits >= 0 && octet >= '0' && octet <= '9') {
        digits = digits * 10 + octet - '0';
      } else if (digits >= 0 && octet == '}' && peek() == '\r') {
        endOfLine();
        try (var literal = new Literal(digits)) {
          digits = -1;
          octet = 0;
        }
      } else {
        digits = -1;
      }
      previous = octet;
    }
  }

  /** Human-readable, and never more than fits a line of a log. */
  String restOfLine() {
    String text = token(octet -> octet != '\r', 0);
    endOfLine();
    return text;
  }

  String atom(String where) {
    String atom =
        token(
            octet -> octet > ' ' && octet != '(' && octet != ')' && octet != '"' && octet < 127, 0);
    if (atom.isEmpty()) {
      throw garbled(where);
    }
    return atom;
  }

  /** {@code BODY[HEADER.FIELDS (X)]<0>} is one name, blanks and all. */
  String itemName() {
    int[] open = {0};
    return token(
        octet -> {
          if (octet == '[') {
            open[0]++;
          } else if (octet == ']') {
            open[0]--;
          }
          return open[0] > 0 ? octet >= ' ' : octet > ' ' && octet != ')';
        },
        0);
  }

  private String token(IntPredicate wanted, int minimum) {
    var token = new ByteArrayOutputStream(Math.max(32, minimum));
    while (wanted.test(peek())) {
      if (token.size() == LONGEST_TOKEN) {
        throw garbled("a word of sensible length");
      }
      token.write(next());
    }
    return token.toString(StandardCharsets.ISO_8859_1);
  }

  long number(String where) {
    long number = 0;
    int digits = 0;
    while (peek() >= '0' && peek() <= '9') {
      if (++digits > 18) {
        throw garbled(where);
      }
      number = number * 10 + next() - '0';
    }
    if (digits == 0) {
      throw garbled(where);
    }
    return number;
  }

  /** A string in any of its spellings: quoted, literal or bare. */
  String string(String where) {
    return switch (peek()) {
      case '"' -> quoted();
      case '{' -> {
        try (Literal literal = literal()) {
          if (literal.left > LONGEST_TOKEN) {
            throw garbled(where);
          }
          yield new String(literal.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
      }
      default -> atom(where);
    };
  }

  private String quoted() {
    expect('"', "a quoted string");
    var text = new ByteArrayOutputStream();
    while (peek() != '"') {
      int octet = next();
      if (octet == '\r' || octet == '\n' || text.size() == LONGEST_TOKEN) {
        throw garbled("a quoted string");
      }
      text.write(octet == '\\' ? next() : octet);
    }
    expect('"', "a quoted string");
    return text.toString(StandardCharsets.ISO_8859_1);
  }

  Literal literal() {
    // The tilde marks a literal that may hold NUL.
    skip('~');
    expect('{', "a literal");
    long length = number("the length of a literal");
    expect('}', "a literal");
    endOfLine();
    return new Literal(length);
  }

  void skipValue() {
    skipValue(0);
  }

  private void skipValue(int depth) {
    if (depth == DEEPEST_LIST) {
      throw garbled("a list of sensible depth");
    }
    switch (peek()) {
      case '(' -> {
        expect('(', "a list");
        while (!skip(')')) {
          if (!skip(' ')) {
            skipValue(depth + 1);
          }
        }
      }
      case '{', '~' -> literal().close();
      default -> {
        String _ = string("a value");
      }
    }
  }

  @Override
  public void close() {
    closeQuietly(socket);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // It is gone either way.
      return;
    }
  }

  /** The bytes of a literal as they arrive; closing passes over what nobody read. */
  final class Literal extends InputStream {

    private long left;

    private Literal(long length) {
      this.left = length;
    }

    long length() {
      return left;
    }

    @Override
    public int read() {
      if (left == 0) {
        return -1;
      }
      left--;
      return next();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      if (left == 0) {
        return -1;
      }
      int wanted = (int) Math.min(length, left);
      int read;
      if (position < limit) {
        read = Math.min(wanted, limit - position);
        System.arraycopy(buffer, position, target, offset, read);
        position += read;
      } else {
        read = receive(target, offset, wanted);
      }
      left -= read;
      return read;
    }

    @Override
    public byte[] readAllBytes() {
      byte[] all = new byte[Math.toIntExact(left)];
      for (int at = 0; at < all.length; ) {
        at += read(all, at, all.length - at);
      }
      return all;
    }

    @Override
    public void close() {
      while (left > 0) {
        if (position == limit) {
          fill();
        }
        int passed = (int) Math.min(left, limit - position);
        position += passed;
        left -= passed;
      }
    }
  }
}
