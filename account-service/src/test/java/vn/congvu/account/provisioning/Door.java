package vn.congvu.account.provisioning;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A TCP door before a server. Shut, it resets what comes, as a machine does that is gone. The
 * switch is a system property because test and test resource are of different class loaders.
 */
public final class Door implements AutoCloseable {

  private static final String SHUT = "congvu.test.door-shut";

  private final ServerSocket listener;
  private final int behind;

  private Door(ServerSocket listener, int behind) {
    this.listener = listener;
    this.behind = behind;
  }

  static Door before(int port) throws IOException {
    var door = new Door(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
    Thread.ofVirtual().start(door::accept);
    return door;
  }

  public static void shut() {
    System.setProperty(SHUT, "yes");
  }

  public static void open() {
    System.clearProperty(SHUT);
  }

  private static boolean isShut() {
    return System.getProperty(SHUT) != null;
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (isShut()) {
          client.close();
        } else {
          Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
          Thread.ofVirtual().start(() -> pump(client, server));
          Thread.ofVirtual().start(() -> pump(server, client));
        }
      } catch (IOException e) {
        // Closed, or the server behind is gone: the next client learns it for itself.
        continue;
      }
    }
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      var buffer = new byte[8192];
      int read;
      while ((read = in.read(buffer)) >= 0 && !isShut()) {
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // One side hung up; both are closed.
      return;
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
