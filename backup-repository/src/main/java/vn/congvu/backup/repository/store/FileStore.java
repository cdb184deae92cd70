package vn.congvu.backup.repository.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;

/**
 * Objects as files in a folder: written aside, forced to disk, then renamed into place. Locks are
 * the file system's matter. The folder for what lies aside stands as long as the store does: where
 * it is not, the store has gone away and left a mount point, or nothing.
 */
public final class FileStore implements ObjectStore {

  /**
   * A channel copies what it is given at once into memory outside of the heap, and each thread that
   * carries virtual ones keeps its largest copy for good.
   */
  private static final int SLICE = 256 * 1024;

  private static final String ASIDE = ".aside";
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path root;

  public FileStore(Path root) {
    this.root = root;
    removeAbandoned();
  }

  @Override
  public void make() {
    run("the folder " + root, () -> Files.createDirectories(root.resolve(ASIDE)));
  }

  @Override
  public void put(String key, ByteBuffer content, @Nullable Instant lockedUntil) {
    run(key, () -> write(key, content.duplicate()));
  }

  @Override
  public void replace(String key, byte[] content) {
    run(
        key,
        () -> {
          if (!Files.isRegularFile(path(key))) {
            write(key, ByteBuffer.wrap(content));
            return;
          }
          // Opened before the new one takes its name, and so still the old file afterwards.
          try (FileChannel old = FileChannel.open(path(key), StandardOpenOption.WRITE)) {
            write(key, ByteBuffer.wrap(content));
            overwrite(old);
          }
        });
  }

  @Override
  public byte[] get(String key) {
    return call(
        key,
        () -> {
          try (FileChannel file = FileChannel.open(path(key), StandardOpenOption.READ)) {
            return read(file, 0, Math.toIntExact(file.size()));
          }
        });
  }

  @Override
  public byte[] get(String key, long offset, int length) {
    return call(
        key,
        () -> {
          try (FileChannel file = FileChannel.open(path(key), StandardOpenOption.READ)) {
            if (offset < 0 || length < 0 || offset + length > file.size()) {
              throw new EOFException();
            }
            return read(file, offset, length);
          }
        });
  }

  private static byte[] read(FileChannel file, long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.position() < length) {
      buffer.limit(Math.min(length, buffer.position() + SLICE));
      if (file.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException();
      }
    }
    return buffer.array();
  }

  @Override
  public List<StoredObject> list(String prefix) {
    Path folder = path(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    List<StoredObject> found = call(prefix, () -> objects(folder, prefix));
    // Afterwards: a store that went away meanwhile would have been seen empty, or in part.
    requireThere(prefix);
    return found;
  }

  private List<StoredObject> objects(Path folder, String prefix) throws IOException {
    List<StoredObject> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          String key = root.relativize(file).toString().replace('\\', '/');
          if (key.startsWith(prefix) && !key.startsWith(ASIDE)) {
            found.add(new StoredObject(key, Files.size(file)));
          }
        }
      }
      found.sort(Comparator.comparing(StoredObject::key));
    }
    return found;
  }

  @Override
  public boolean delete(String key) {
    return call(
        key,
        () -> {
          if (Files.deleteIfExists(path(key))) {
            force(parent(path(key)));
          } else {
            requireThere(key);
          }
          return true;
        });
  }

  @Override
  public boolean destroy(String key) {
    run(key, () -> overwrite(path(key)));
    return delete(key);
  }

  private static void overwrite(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return;
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      overwrite(file);
    }
  }

  private static void overwrite(FileChannel file) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocate(Math.toIntExact(file.size()));
    while (zeros.hasRemaining()) {
      file.write(zeros, zeros.position());
    }
    file.force(true);
  }

  @Override
  public void close() {}

  private void write(String key, ByteBuffer content) throws IOException {
    Path target = path(key);
    Path aside = root.resolve(ASIDE).resolve(UUID.randomUUID().toString());
    try {
      try (FileChannel file =
          FileChannel.open(
              aside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
        int end = content.limit();
        while (content.position() < end) {
          content.limit(Math.min(end, content.position() + SLICE));
          int _ = file.write(content);
        }
        file.force(true);
      }
      makeFolder(parent(target));
      Files.move(
          aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(parent(target));
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  private void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      makeFolder(parent(folder));
      Files.createDirectories(folder);
      force(parent(folder));
    }
  }

  /** A rename lives in the folder: without this a power cut may undo it. */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path parent(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    return parent == null ? path : parent;
  }

  private Path path(String key) {
    Path path = root.resolve(key).normalize();
    if (!path.startsWith(root.normalize())) {
      throw new IllegalArgumentException("Not a key: " + key);
    }
    return path;
  }

  /**
   * Left by a writer that was killed. Others may be writing at this moment, so only old ones go.
   */
  private void removeAbandoned() {
    if (!isThere()) {
      return;
    }
    Instant before = Instant.now().minus(ABANDONED);
    run(
        ASIDE,
        () -> {
          try (Stream<Path> files = Files.list(root.resolve(ASIDE))) {
            for (Path file : (Iterable<Path>) files::iterator) {
              if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                Files.deleteIfExists(file);
              }
            }
          }
        });
  }

  private boolean isThere() {
    return Files.isDirectory(root.resolve(ASIDE));
  }

  private void requireThere(String what) {
    if (!isThere()) {
      throw new RepositoryException(
          Fault.STORE_AWAY, what + " is in a folder that is not there, or holds no store");
    }
  }

  private void run(String what, Action action) {
    call(
        what,
        () -> {
          action.run();
          return true;
        });
  }

  private <T> T call(String what, Question<T> question) {
    try {
      return question.ask();
    } catch (NoSuchFileException e) {
      requireThere(what);
      throw new RepositoryException(Fault.MISSING, what + " is not in the store", e);
    } catch (EOFException e) {
      throw new RepositoryException(Fault.DAMAGED, what + " is shorter than it was written", e);
    } catch (IOException | UncheckedIOException e) {
      throw new RepositoryException(isFull(e) ? Fault.STORE_FULL : Fault.STORE_AWAY, what, e);
    }
  }

  private static boolean isFull(Exception e) {
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    String text = reason == null ? "" : reason.toLowerCase(Locale.ROOT);
    return text.contains("no space left") || text.contains("quota exceeded");
  }

  private interface Action {
    void run() throws IOException;
  }

  private interface Question<T> {
    T ask() throws IOException;
  }
}
