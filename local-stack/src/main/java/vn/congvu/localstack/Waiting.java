package vn.congvu.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Polling for conditions of other processes; no fixed sleeps anywhere else. */
final class Waiting {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private Waiting() {}

  static boolean until(BooleanSupplier condition, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      pause();
    }
    return true;
  }

  /** Waits for a part that may die while it starts, and then says where its log lies. */
  static void untilReady(Part part, Child child, Duration limit) {
    boolean ready = until(() -> !child.isAlive() || part.isReady(), limit);
    if (!child.isAlive()) {
      throw new StackException(
          "%s ended while it started (exit code %d). Its log: %s\n%s"
              .formatted(
                  part.name(), child.process().exitValue(), child.log(), child.lastLines(4)));
    }
    if (!ready) {
      throw new StackException(
          "%s was not ready after %d s. Its log: %s\n%s"
              .formatted(part.name(), limit.toSeconds(), child.log(), child.lastLines(4)));
    }
  }

  static boolean answers(String url) {
    return answers(url, Duration.ofSeconds(5));
  }

  static boolean answers(String url, Duration limit) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(limit).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  static StackException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new StackException("Interrupted.", cause);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }
}
