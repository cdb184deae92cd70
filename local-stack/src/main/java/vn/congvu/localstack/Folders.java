package vn.congvu.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

final class Folders {

  interface Maker {
    void make(Path folder) throws IOException;
  }

  private Folders() {}

  /** Makes a folder whole or not at all, also when several launchers want it at once. */
  static void makeOnce(Path folder, Maker maker) {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path building = folder.resolveSibling(folder.getFileName() + ".building");
    Path lock = folder.resolveSibling(folder.getFileName() + ".lock");
    try {
      Files.createDirectories(folder.getParent());
      // Threads of one JVM may not wait for each other on a file lock, hence the monitor.
      synchronized (Folders.class) {
        try (FileChannel channel =
                FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock _ = channel.lock()) {
          if (!Files.isDirectory(folder)) {
            delete(building);
            Files.createDirectories(building);
            maker.make(building);
            Files.move(building, folder);
          }
        }
      }
    } catch (IOException failure) {
      throw new StackException("Could not prepare " + folder + ".", failure);
    }
  }

  static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(path)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
