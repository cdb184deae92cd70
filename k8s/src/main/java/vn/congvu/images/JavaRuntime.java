package vn.congvu.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A Java runtime cut to size by jlink, with the shared libraries it needs from this machine.
 *
 * <p>An image made of it alone needs no base image, so a province without Internet can build its
 * own, and holds no shell and no package manager for an intruder to use.
 */
final class JavaRuntime {

  private static final String MODULES =
      "java.se,jdk.crypto.ec,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,"
          + "jdk.unsupported,jdk.zipfs";
  private static final Pattern LIBRARY = Pattern.compile("(/\\S+\\.so[.\\d]*)");

  private final Path home;

  private JavaRuntime(Path home) {
    this.home = home;
  }

  static JavaRuntime link(Path work) throws IOException, InterruptedException {
    Path home = work.resolve("java");
    if (!Files.exists(home.resolve("bin/java"))) {
      String jlink = Path.of(System.getProperty("java.home"), "bin", "jlink").toString();
      run(
          List.of(
              jlink,
              "--add-modules",
              MODULES,
              "--include-locales=en,vi",
              "--strip-debug",
              "--no-header-files",
              "--no-man-pages",
              "--compress=zip-6",
              "--output",
              home.toString()));
    }
    return new JavaRuntime(home);
  }

  Path home() {
    return home;
  }

  /** The shared libraries, by the absolute path at which the loader looks for them. */
  List<Path> libraries() throws IOException, InterruptedException {
    var found = new TreeSet<Path>();
    for (String binary : List.of("bin/java", "lib/server/libjvm.so", "lib/libnet.so")) {
      var matcher = LIBRARY.matcher(run(List.of("ldd", home.resolve(binary).toString())));
      while (matcher.find()) {
        Path library = Path.of(matcher.group(1));
        if (!library.startsWith(home)) {
          found.add(library);
        }
      }
    }
    return List.copyOf(found);
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command.getFirst() + " failed: " + output);
    }
    return output;
  }
}
