package vn.congvu.gateway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses GATEWAY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("vn.congvu.gateway");

  @Test
  void oneClassKnowsTheProxyLibrary() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.route\\.UpstreamProxy(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx.httpproxy..")
        .because("the library is a preview; see ADR 050")
        .check(GATEWAY);
  }

  @Test
  void theGatewayKnowsNoOtherModule() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages(
            "vn.congvu.account..",
            "vn.congvu.incident..",
            "vn.congvu.security..",
            "vn.congvu.contracts..",
            "vn.congvu.platform..",
            "jakarta.persistence..")
        .because("it knows routes, no domain types, and keeps nothing")
        .check(GATEWAY);
  }

  @Test
  void featuresHaveNoCycles() {
    slices().matching("vn.congvu.gateway.(*)..").should().beFreeOfCycles().check(GATEWAY);
  }
}
