package vn.congvu.backup.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The house rules that a reader would otherwise have to take on trust. */
class ArchitectureTest {
  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("vn.congvu.backup");

  private static final List<Class<? extends Annotation>> SECURITY =
      List.of(RolesAllowed.class, PermissionsAllowed.class, Authenticated.class, PermitAll.class);

  private static final DescribedPredicate<JavaMethod> ENDPOINT =
      DescribedPredicate.describe(
          "endpoints",
          method ->
              method.getAnnotations().stream()
                  .anyMatch(it -> it.getRawType().isAnnotatedWith(HttpMethod.class)));

  @Test
  void everyEndpointSaysExactlyOnceWhoMayCallIt() {
    methods()
        .that(ENDPOINT)
        .should(haveOneSecurityAnnotation())
        .because("an endpoint without one is closed, and one with two is a riddle")
        .check(SERVICE);
  }

  @Test
  void endpointMethodsArePublic() {
    methods()
        .that(ENDPOINT)
        .should()
        .bePublic()
        .because("Quarkus leaves out the others with a line in the build log")
        .check(SERVICE);
  }

  @Test
  void nothingIsOpenToAll() {
    methods()
        .that(ENDPOINT)
        .should()
        .notBeAnnotatedWith(PermitAll.class)
        .andShould()
        .beDeclaredInClassesThat()
        .areNotAnnotatedWith(PermitAll.class)
        .check(SERVICE);
  }

  @Test
  void featuresDoNotGoInCircles() {
    slices().matching("vn.congvu.backup.(*)..").should().beFreeOfCycles().check(SERVICE);
  }

  @Test
  void resourcesAreReachedByHttpOnly() {
    classes()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .bePackagePrivate()
        .andShould()
        .beAnnotatedWith(RunOnVirtualThread.class)
        .check(SERVICE);
  }

  @Test
  void whatIsNeededComesByTheConstructor() {
    noFields().should().beAnnotatedWith(Inject.class).check(SERVICE);
  }

  @Test
  void transactionsBeginInServices() {
    noClasses()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .beAnnotatedWith(Transactional.class)
        .orShould()
        .callMethodWhere(
            DescribedPredicate.describe(
                "Throwable.getMessage, which tells callers what they must not know",
                call ->
                    call.getTarget().getName().equals("getMessage")
                        && call.getTargetOwner().isAssignableTo(Throwable.class)))
        .check(SERVICE);
  }

  private static ArchCondition<JavaMethod> haveOneSecurityAnnotation() {
    return new ArchCondition<>("carry exactly one security annotation, or its class one") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        long own = SECURITY.stream().filter(method::isAnnotatedWith).count();
        long ofClass = SECURITY.stream().filter(method.getOwner()::isAnnotatedWith).count();
        if (own > 1 || ofClass > 1 || own + ofClass == 0) {
          events.add(
              SimpleConditionEvent.violated(
                  method,
                  method.getFullName() + " has " + own + " of its own, its class " + ofClass));
        }
      }
    };
  }
}
