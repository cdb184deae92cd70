package vn.congvu.localstack.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP door before a part, which a test shuts as a machine does that is gone: open connections are
 * cut, new ones are reset. Doors are known by name through system properties, because a test and
 * its resources belong to different class loaders.
 */
public final class Door implements AutoCloseable {

  private static final String SHUT = "congvu.test.door-shut.";

  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final String name;
  private final ServerSocket listener;
  private final int behind;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  private Door(String name, ServerSocket listener, int behind) {
    this.name = name;
    this.listener = listener;
    this.behind = behind;
  }

  /** An open door before a port of this machine. */
  public static Door before(String name, int port) {
    try {
      open(name);
      Door door = new Door(name, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
      Thread.ofVirtual().name("door-" + name).start(door::accept);
      Thread.ofVirtual().name("door-cut-" + name).start(door::cutWhileShut);
      return door;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public static void shut(String name) {
    System.setProperty(SHUT + name, "yes");
  }

  public static void open(String name) {
    System.clearProperty(SHUT + name);
  }

  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private boolean isShut() {
    return System.getProperty(SHUT + name) != null;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (isShut()) {
          reset(client);
        } else {
          Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
          sockets.add(client);
          sockets.add(server);
          Thread.ofVirtual().start(() -> pump(client, server));
          Thread.ofVirtual().start(() -> pump(server, client));
        }
      } catch (IOException _) {
        // Closed, or the part behind is gone: the next client learns it for itself.
        continue;
      }
    }
  }

  /** Quiet connections too: a server that is restarted knows none of them any more. */
  private void cutWhileShut() {
    while (!listener.isClosed()) {
      if (isShut()) {
        sockets.forEach(Door::cut);
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private static void cut(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed, then.
      return;
    }
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      int read;
      while ((read = in.read(buffer)) >= 0 && !isShut()) {
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException _) {
      // One side hung up; both are closed.
      return;
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static void reset(Socket client) throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }
}
