package vn.congvu.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuilderTest {

  @TempDir static Path folder;

  @Test
  void theImageOfAServiceRunsItsJavaAsAUserThatIsNotRoot() throws Exception {
    Path module = aPackagedService();
    Path archive = ImageBuilder.in(folder.resolve("images"), "1").service("sample", module);

    String config = run("sh", "-c", "tar -xOf " + archive + " config.json");
    assertThat(config)
        .contains("\"User\":\"10001:10001\"")
        .contains("\"/opt/java/bin/java\"")
        .contains("\"WorkingDir\":\"/opt/congvu\"");
    assertThat(folder.resolve("images/sample.digest")).content().startsWith("sha256:");
    assertThat(listing(archive))
        .contains("opt/java/bin/java", "opt/congvu/quarkus-run.jar", "opt/congvu/app/app.jar")
        .anyMatch(name -> name.endsWith("libc.so.6"));
  }

  @Test
  void aServiceThatIsNotPackagedIsNamed() throws Exception {
    ImageBuilder builder = ImageBuilder.in(folder.resolve("images"), "1");

    assertThatThrownBy(() -> builder.service("sample", folder.resolve("nowhere")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("package sample first");
  }

  private Path aPackagedService() throws IOException {
    Path app = folder.resolve("sample/target/quarkus-app");
    for (String file : new String[] {"app/app.jar", "lib/main/a.jar", "quarkus/q.jar"}) {
      Files.createDirectories(app.resolve(file).getParent());
      Files.writeString(app.resolve(file), file);
    }
    Files.writeString(app.resolve("quarkus-run.jar"), "run");
    return folder.resolve("sample");
  }

  private java.util.List<String> listing(Path archive) throws Exception {
    return run(
            "sh",
            "-c",
            "cd $(mktemp -d -p "
                + folder
                + ") && tar -xf "
                + archive
                + " && for layer in *.tar.gz; do tar -tzf $layer; done")
        .lines()
        .toList();
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
