package vn.congvu.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** What a process is told on one machine and in a cluster differs in values, never in names. */
class ClusterSettingsTest {

  /** The made-up province is entered only here. */
  private static final Set<String> ONLY_HERE = Set.of("CONGVU_DEMO");

  @TempDir Path data;

  @ParameterizedTest
  @CsvSource({
    "account-service, base/account-service/deployment.yaml",
    "backup-service, base/backup-service/deployment.yaml",
    "gateway, base/gateway/deployment.yaml",
    "incident-service, base/incident-service/deployment.yaml",
    "security-service, base/security-service/deployment.yaml",
    "james, overlays/local/james/statefulset.yaml"
  })
  void theClusterTellsAProcessWhatThisMachineTellsIt(String part, String manifest)
      throws IOException {
    Layout layout = Layout.ofEnvironment().withData(data);
    Set<String> here = new TreeSet<>(told(layout, part));
    here.removeAll(ONLY_HERE);

    assertThat(variables(layout.root().resolve("k8s").resolve(manifest)))
        .containsExactlyInAnyOrderElementsOf(here);
  }

  private static Set<String> told(Layout layout, String part) {
    return new Installation(layout, new Ports(20_000))
        .waves().stream()
            .flatMap(List::stream)
            .filter(one -> one.name().equals(part))
            .findFirst()
            .orElseThrow()
            .command()
            .environment()
            .keySet();
  }

  @SuppressWarnings("unchecked")
  private static List<String> variables(Path manifest) throws IOException {
    Object at = new Yaml().load(Files.readString(manifest));
    for (String step : List.of("spec", "template", "spec", "containers")) {
      at = ((Map<String, Object>) at).get(step);
    }
    var container = ((List<Map<String, Object>>) at).getFirst();
    return ((List<Map<String, Object>>) container.get("env"))
        .stream().map(variable -> (String) variable.get("name")).toList();
  }
}
