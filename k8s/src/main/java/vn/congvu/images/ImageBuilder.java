package vn.congvu.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes one image archive for each deployable, with its digest beside it.
 *
 * <p>Layers go from what changes least to what changes most: runtime, libraries, application. Any
 * container engine loads the archives; {@code k8s/pin-images} writes the digests into production.
 */
public final class ImageBuilder {

  private static final AbsoluteUnixPath HOME = AbsoluteUnixPath.get("/opt/congvu");
  private static final String ARCHITECTURE =
      System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";

  private final Path images;
  private final String version;
  private final JavaRuntime runtime;

  private ImageBuilder(Path images, String version, JavaRuntime runtime) {
    this.images = images;
    this.version = version;
    this.runtime = runtime;
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 3) {
      System.err.println("usage: ImageBuilder ROOT OUTPUT-FOLDER VERSION");
      System.exit(2);
    }
    Path root = Path.of(arguments[0]);
    ImageBuilder builder = in(Path.of(arguments[1]), arguments[2]);
    for (String service :
        List.of(
            "account-service",
            "backup-service",
            "incident-service",
            "security-service",
            "gateway")) {
      builder.service(service, root.resolve(service));
    }
    builder.james(root.resolve("james"));
  }

  static ImageBuilder in(Path images, String version) throws IOException, InterruptedException {
    Files.createDirectories(images);
    return new ImageBuilder(images, version, JavaRuntime.link(images));
  }

  /** An image of a Quarkus service from its {@code target/quarkus-app}. */
  Path service(String name, Path module) throws Exception {
    Path app = module.resolve("target/quarkus-app");
    if (!Files.isDirectory(app)) {
      throw new IOException(app + " is not there: package " + name + " first");
    }
    return build(
        name,
        List.of(tree("libraries", app.resolve("lib"), HOME.resolve("lib"))),
        List.of(
            tree("application", app.resolve("app"), HOME.resolve("app")),
            tree("quarkus", app.resolve("quarkus"), HOME.resolve("quarkus")),
            FileEntriesLayer.builder()
                .setName("main")
                .addEntry(app.resolve("quarkus-run.jar"), HOME.resolve("quarkus-run.jar"))
                .build()),
        // Module http-errors: what the server refuses by itself.
        List.of(
            "-Dio.netty.bootstrap.extensions=serviceload",
            "-Djdk.virtualThreadScheduler.parallelism=16",
            "-jar",
            "quarkus-run.jar"));
  }

  /** An image of the embedded mail server, for a cluster that has none of its own. */
  Path james(Path module) throws Exception {
    return build(
        "james",
        List.of(tree("libraries", module.resolve("target/lib"), HOME.resolve("lib"))),
        List.of(tree("application", module.resolve("target/classes"), HOME.resolve("classes"))),
        List.of("-cp", HOME + "/classes:" + HOME + "/lib/*", "vn.congvu.james.JamesServer"));
  }

  private Path build(
      String name,
      List<FileEntriesLayer> libraries,
      List<FileEntriesLayer> application,
      List<String> arguments)
      throws Exception {
    Path archive = images.resolve(name + ".tar");
    var image =
        Jib.fromScratch()
            .setPlatforms(Set.of(new Platform(ARCHITECTURE, "linux")))
            .addFileEntriesLayer(tree("runtime", runtime.home(), AbsoluteUnixPath.get("/opt/java")))
            .addFileEntriesLayer(system());
    libraries.forEach(image::addFileEntriesLayer);
    application.forEach(image::addFileEntriesLayer);
    var command = new ArrayList<String>();
    command.add("/opt/java/bin/java");
    command.add("-XX:MaxRAMPercentage=70");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.addAll(arguments);
    JibContainer container =
        image
            .setEntrypoint(command)
            .setWorkingDirectory(HOME)
            .setUser("10001:10001")
            .containerize(
                Containerizer.to(TarImage.at(archive).named("congvu/" + name + ":" + version))
                    .setOfflineMode(true)
                    .setBaseImageLayersCache(images.resolve("cache"))
                    .setApplicationLayersCache(images.resolve("cache")));
    Files.writeString(images.resolve(name + ".digest"), container.getDigest().toString());
    return archive;
  }

  private FileEntriesLayer system() throws IOException, InterruptedException {
    Path hosts = images.resolve("nsswitch.conf");
    Files.writeString(hosts, "hosts: files dns\n", StandardCharsets.UTF_8);
    var layer =
        FileEntriesLayer.builder()
            .setName("system")
            .addEntry(hosts, AbsoluteUnixPath.get("/etc/nsswitch.conf"));
    for (Path library : runtime.libraries()) {
      layer.addEntry(
          library.toRealPath(),
          AbsoluteUnixPath.get(library.toString()),
          FilePermissions.fromOctalString("755"));
    }
    return layer.build();
  }

  private static FileEntriesLayer tree(String name, Path from, AbsoluteUnixPath to)
      throws IOException {
    return FileEntriesLayer.builder()
        .setName(name)
        .addEntryRecursive(
            from,
            to,
            (path, target) ->
                Files.isDirectory(path) || Files.isExecutable(path)
                    ? FilePermissions.fromOctalString("755")
                    : FilePermissions.fromOctalString("644"))
        .build();
  }
}
