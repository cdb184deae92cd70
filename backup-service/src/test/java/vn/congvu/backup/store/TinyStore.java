package vn.congvu.backup.store;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/**
 * A store of one megabyte on a disk of its own, which a test can fill, unmount and mount again.
 * Where that is not allowed, {@link #DISK} is not set.
 */
public final class TinyStore implements QuarkusTestResourceLifecycleManager {

  static final String DISK = "congvu.test.tiny-disk";

  private final Path home =
      Path.of("target", "repository", UUID.randomUUID().toString()).toAbsolutePath();

  @Override
  public Map<String, String> start() {
    Path disk = folder("disk");
    Path store = folder("store");
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString());
    if (!mounted) {
      return Map.of();
    }
    mount(disk, store);
    return Map.of(
        DISK,
        disk.toString(),
        "congvu.backup.store.path",
        store.toString(),
        "congvu.backup.store.copies",
        home.resolve("copy").toString(),
        "congvu.backup.store.cache",
        home.resolve("cache").toString());
  }

  private Path folder(String name) {
    try {
      return Files.createDirectories(home.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void mount(Path disk, Path at) {
    require(run("mount", "--bind", disk.toString(), at.toString()));
  }

  static void unmount(Path at) {
    require(run("umount", at.toString()));
  }

  static void resize(Path disk, String size) {
    require(run("mount", "-o", "remount,size=" + size, disk.toString()));
  }

  private static void require(boolean done) {
    if (!done) {
      throw new IllegalStateException("A disk could not be mounted or unmounted.");
    }
  }

  private static boolean run(String... words) {
    try {
      return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void stop() {
    boolean _ = run("umount", home.resolve("store").toString());
    boolean _ = run("umount", home.resolve("disk").toString());
  }
}
