package vn.congvu.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for every pod that we run, read from the manifests as kubectl renders them. */
class ManifestsTest {

  private static final List<String> SERVICES =
      List.of(
          "account-service", "backup-service", "gateway", "incident-service", "security-service");

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void everyPodIsConfined(String overlay) {
    Manifests manifests = Manifests.render(overlay);

    assertThat(manifests.podNames()).containsAll(SERVICES);
    for (Manifest pod : manifests.pods()) {
      Manifest security = pod.at("spec.template.spec.securityContext");
      assertThat(security.value("runAsNonRoot")).as(pod.name()).isEqualTo(true);
      assertThat(security.value("seccompProfile.type")).as(pod.name()).isEqualTo("RuntimeDefault");
      assertThat(pod.value("spec.template.spec.automountServiceAccountToken"))
          .as(pod.name())
          .isEqualTo(false);
      for (Manifest container : pod.list("spec.template.spec.containers")) {
        Manifest confined = container.at("securityContext");
        assertThat(confined.value("readOnlyRootFilesystem")).as(pod.name()).isEqualTo(true);
        assertThat(confined.value("allowPrivilegeEscalation")).as(pod.name()).isEqualTo(false);
        assertThat(confined.value("capabilities.drop")).as(pod.name()).isEqualTo(List.of("ALL"));
        assertThat(container.value("resources.limits.memory")).as(pod.name()).isNotNull();
        assertThat(container.value("resources.limits.cpu")).as(pod.name()).isNotNull();
        assertThat(container.value("resources.requests.memory")).as(pod.name()).isNotNull();
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
          assertThat(container.value(probe)).as(pod.name() + " " + probe).isNotNull();
        }
        assertThat((String) container.value("image")).as(pod.name()).matches(".+(:|@sha256:).+");
        assertThat((String) container.value("image")).as(pod.name()).doesNotEndWith(":latest");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void servicesAreProbedOnTheManagementPort(String overlay) {
    Manifests manifests = Manifests.render(overlay);

    for (String service : SERVICES) {
      Manifest container =
          manifests.one("Deployment", service).list("spec.template.spec.containers").getFirst();
      assertThat(container.value("startupProbe.httpGet.path")).isEqualTo("/q/health/started");
      assertThat(container.value("readinessProbe.httpGet.path")).isEqualTo("/q/health/ready");
      assertThat(container.value("livenessProbe.httpGet.path")).isEqualTo("/q/health/live");
      assertThat(container.value("livenessProbe.httpGet.port")).isEqualTo("management");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void everyPodHasItsOwnNetworkPolicyBesideTheOneThatDeniesAll(String overlay) {
    Manifests manifests = Manifests.render(overlay);

    Manifest denial = manifests.one("NetworkPolicy", "deny-all");
    assertThat(denial.value("spec.ingress")).isNull();
    assertThat(denial.value("spec.egress")).isNull();
    assertThat(denial.value("spec.policyTypes")).isEqualTo(List.of("Ingress", "Egress"));
    for (Manifest pod : manifests.pods()) {
      Manifest policy = manifests.one("NetworkPolicy", pod.name());
      assertThat(policy.value("spec.policyTypes"))
          .as(pod.name())
          .isEqualTo(List.of("Ingress", "Egress"));
      assertThat(pod.at("spec.template.metadata.labels").value("app.kubernetes.io/part-of"))
          .as(pod.name() + " is under deny-all")
          .isEqualTo("congvu");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void noPolicyOfAServiceOpensTheWholeNetwork(String overlay) {
    Manifests manifests = Manifests.render(overlay);

    for (String service : SERVICES) {
      Manifest policy = manifests.one("NetworkPolicy", service);
      assertThat(policy.list("spec.egress"))
          .as(service)
          .allSatisfy(rule -> assertThat(rule.value("to")).isNotNull());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void everyServiceHasADisruptionBudgetAndAnAccountOfItsOwn(String overlay) {
    Manifests manifests = Manifests.render(overlay);

    for (String service : SERVICES) {
      Manifest budget = manifests.one("PodDisruptionBudget", service);
      assertThat(budget.value("spec.minAvailable")).isEqualTo(1);
      assertThat(budget.at("spec.selector.matchLabels").values())
          .isEqualTo(Map.of("app.kubernetes.io/name", service));
      assertThat(
              manifests.one("Deployment", service).value("spec.template.spec.serviceAccountName"))
          .isEqualTo(service);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void noSecretIsWrittenIntoAManifest(String overlay) {
    Manifests manifests = Manifests.render(overlay);

    assertThat(manifests.ofKind("Secret")).isEmpty();
    for (Manifest pod : manifests.pods()) {
      for (Manifest container : pod.list("spec.template.spec.containers")) {
        for (Manifest variable : container.list("env")) {
          String name = (String) variable.value("name");
          if (name.matches(".*(PASSWORD|SECRET)$")) {
            assertThat(variable.value("value")).as(pod.name() + " " + name).isNull();
            assertThat(variable.value("valueFrom.secretKeyRef.name")).as(name).isNotNull();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "account-service",
        "backup-service",
        "gateway",
        "incident-service",
        "security-service"
      })
  void inProductionAServiceHasAtLeastTwoReplicasAndGrowsWithLoad(String service) {
    Manifests manifests = Manifests.render("production");

    assertThat((Integer) manifests.one("Deployment", service).value("spec.replicas"))
        .isGreaterThanOrEqualTo(2);
    assertThat(
            (Integer) manifests.one("HorizontalPodAutoscaler", service).value("spec.minReplicas"))
        .isGreaterThanOrEqualTo(2);
  }

  static Path overlays() {
    return Path.of(System.getProperty("congvu.root"), "k8s", "overlays");
  }
}
