package vn.congvu.backup.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import vn.congvu.localstack.test.JamesTestResource;

/**
 * A line between the service and the real mail server on which a test makes trouble, in the answers
 * of every connection that begins from then on. The trouble stands in system properties, because a
 * test and its resources belong to different class loaders.
 */
public final class BadLine implements QuarkusTestResourceLifecycleManager {

  enum Trouble {
    NONE,
    SLOW,
    CUT,
    SILENT,
    GARBAGE,
    REFUSES_STATES("OK STATUS", "NO STATUS"),
    /** The answer about the second message becomes a remark. */
    LISTS_NO_SECOND("* 2 FETCH", "* OK ETCH");

    private final String said;
    private final String arrives;

    Trouble() {
      this("", "");
    }

    /** Both of the same length. */
    Trouble(String said, String arrives) {
      this.said = said;
      this.arrives = arrives;
    }

    byte[] altered(byte[] answer, int length) {
      String text = new String(answer, 0, length, ISO_8859_1);
      return (said.isEmpty() ? text : text.replace(said, arrives)).getBytes(ISO_8859_1);
    }
  }

  private static final String TROUBLE = "congvu.test.bad-line.trouble";
  private static final String AFTER = "congvu.test.bad-line.after";
  private static final byte[] GARBAGE =
      "\r\n)) * 17 FETCH HTTP/1.1 502 Bad Gateway\r\n\0\0{99}".getBytes(US_ASCII);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final int server =
      Integer.parseInt(new JamesTestResource().start().get("congvu.mail.imap-port"));
  private final ServerSocket listener;

  public BadLine() {
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param after octets of answers that arrive as they were said
   */
  static void has(Trouble trouble, long after) {
    System.setProperty(AFTER, Long.toString(after));
    System.setProperty(TROUBLE, trouble.name());
  }

  static void isGood() {
    has(Trouble.NONE, Long.MAX_VALUE);
  }

  @Override
  public Map<String, String> start() {
    isGood();
    Thread.ofVirtual().name("bad-line").start(this::accept);
    return Map.of(
        "congvu.mail.imap-port",
        Integer.toString(listener.getLocalPort()),
        "congvu.mail.imap-timeout",
        "2S");
  }

  @Override
  public void stop() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
        Trouble trouble = Trouble.valueOf(System.getProperty(TROUBLE));
        long after = Long.getLong(AFTER);
        Thread.ofVirtual().start(() -> pass(client, behind, Trouble.NONE, Long.MAX_VALUE));
        Thread.ofVirtual().start(() -> pass(behind, client, trouble, after));
      } catch (IOException _) {
        // Closed, or the server is gone: the next client learns it for itself.
        continue;
      }
    }
  }

  private static void pass(Socket from, Socket to, Trouble trouble, long after) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      long passed = 0;
      boolean due = trouble != Trouble.NONE;
      int read;
      while ((read = in.read(buffer)) >= 0) {
        System.arraycopy(trouble.altered(buffer, read), 0, buffer, 0, read);
        int before = (int) Math.min(read, Math.max(0, after - passed));
        out.write(buffer, 0, due ? before : read);
        if (due && before < read) {
          switch (trouble) {
            case CUT -> {
              return;
            }
            case SILENT -> in.skipNBytes(Long.MAX_VALUE);
            case GARBAGE -> {
              out.write(GARBAGE);
              due = false;
            }
            default -> LockSupport.parkNanos(PAUSE.toNanos());
          }
          out.write(buffer, before, read - before);
        }
        out.flush();
        passed += read;
      }
    } catch (IOException _) {
      // One side hung up; both are closed.
      return;
    }
  }
}
