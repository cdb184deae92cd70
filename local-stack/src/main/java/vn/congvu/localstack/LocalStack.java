package vn.congvu.localstack;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole stack: started in order, watched, restarted part by part, stopped in reverse order. */
public final class LocalStack implements AutoCloseable {

  private final Layout layout;
  private final Ports ports;
  private final PrintStream out;
  private final List<Supervised> parts = new ArrayList<>();
  private volatile boolean stopping;
  private volatile boolean ready;
  private @Nullable FileChannel lock;

  public LocalStack(Layout layout, Ports ports, PrintStream out) {
    this.layout = layout;
    this.ports = ports;
    this.out = out;
  }

  /** Takes the installation for this process, or answers false when another holds it. */
  public boolean claim() {
    try {
      Files.createDirectories(layout.run());
      FileChannel channel =
          FileChannel.open(
              layout.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock held = channel.tryLock();
      if (held == null) {
        channel.close();
        return false;
      }
      lock = channel;
      return true;
    } catch (IOException failure) {
      throw new StackException("The data folder cannot be used: " + layout.data() + ".", failure);
    }
  }

  /** Forgets everything but the lock that this process holds. */
  private void beginAnew() {
    try (Stream<Path> entries = Files.list(layout.data())) {
      entries.filter(entry -> !entry.equals(layout.run())).forEach(Folders::delete);
    } catch (IOException failure) {
      throw new StackException("The old data cannot be deleted: " + layout.data() + ".", failure);
    }
    StackState.forget(layout);
  }

  public void start() {
    start(false);
  }

  /**
   * @param fresh whether to forget all data, but only once it is known that the stack can start
   */
  void start(boolean fresh) {
    Preflight.requireRoom(layout);
    List<List<Part>> waves = new Installation(layout, ports).waves();
    // A state that nobody took back means a kill -9; its children are still on their way out.
    Duration patience =
        StackState.read(layout).isPresent() ? Duration.ofSeconds(40) : Duration.ZERO;
    Preflight.requireFreePorts(waves.stream().flatMap(List::stream).toList(), patience);
    StackState.forget(layout);
    if (fresh) {
      beginAnew();
      waves = new Installation(layout, ports).waves();
    }
    try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
      for (List<Part> wave : waves) {
        startTogether(wave, starters);
      }
    } catch (RuntimeException failure) {
      close();
      throw failure;
    }
    ready = true;
    writeState();
  }

  private void startTogether(List<Part> wave, ExecutorService starters) {
    List<Future<?>> starting = new ArrayList<>();
    for (Part part : wave) {
      Supervised supervised = new Supervised(part, layout.logs(), out, this::writeState);
      synchronized (parts) {
        parts.add(supervised);
      }
      starting.add(starters.submit(supervised::start));
    }
    StackException problem = null;
    for (Future<?> each : starting) {
      try {
        each.get();
      } catch (ExecutionException failure) {
        problem =
            failure.getCause() instanceof StackException known
                ? known
                : new StackException("A part could not be started.", failure);
      } catch (InterruptedException interrupted) {
        throw Waiting.interrupted(interrupted);
      }
    }
    if (problem != null) {
      throw problem;
    }
  }

  /** Brings back what dies, until {@link #close()}; no part waits for another's restart. */
  void watch() {
    try (ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Supervised part : snapshot()) {
        watchers.execute(() -> watch(part));
      }
    }
  }

  private void watch(Supervised part) {
    while (!stopping) {
      part.restartWhenDead();
      Waiting.until(() -> stopping, Duration.ofMillis(500));
    }
  }

  public String portalUrl() {
    return new Installation(layout, ports).portalUrl();
  }

  @Override
  public synchronized void close() {
    stopping = true;
    for (Supervised part : snapshot().reversed()) {
      part.stop();
    }
    synchronized (parts) {
      parts.clear();
    }
    StackState.forget(layout);
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException failure) {
      throw new StackException("The lock cannot be given back.", failure);
    }
  }

  private List<Supervised> snapshot() {
    synchronized (parts) {
      return List.copyOf(parts);
    }
  }

  private void writeState() {
    synchronized (parts) {
      if (!stopping) {
        new StackState(
                ProcessHandle.current().pid(),
                ready,
                parts.stream().map(Supervised::state).flatMap(Optional::stream).toList())
            .write(layout);
      }
    }
  }
}
