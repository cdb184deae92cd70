package vn.congvu.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The manifests of an overlay, as kubectl renders them. */
record Manifests(List<Manifest> all) {

  static Manifests render(String overlay) {
    assumeTrue(kubectl() != null, "kubectl is not on this machine");
    try {
      Process process =
          new ProcessBuilder(
                  kubectl(), "kustomize", ManifestsTest.overlays().resolve(overlay).toString())
              .start();
      List<Manifest> all = new ArrayList<>();
      for (Object document : new Yaml().loadAll(process.getInputStream())) {
        @SuppressWarnings("unchecked")
        Map<String, Object> values = (Map<String, Object>) document;
        all.add(new Manifest(values));
      }
      String errors = new String(process.getErrorStream().readAllBytes());
      assertThat(process.waitFor()).as(errors).isZero();
      return new Manifests(all);
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  private static String kubectl() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, "kubectl"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse(null);
  }

  List<Manifest> ofKind(String kind) {
    return all.stream().filter(one -> kind.equals(one.value("kind"))).toList();
  }

  Manifest one(String kind, String name) {
    return ofKind(kind).stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
  }

  /** What makes pods of ours; the pods of operators follow their operators. */
  List<Manifest> pods() {
    return Stream.concat(ofKind("Deployment").stream(), ofKind("StatefulSet").stream()).toList();
  }

  List<String> podNames() {
    return pods().stream().map(Manifest::name).toList();
  }
}
