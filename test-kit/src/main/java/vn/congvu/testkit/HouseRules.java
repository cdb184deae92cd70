package vn.congvu.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.nio.file.Paths;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The house rules that a reader would otherwise have to take on trust. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HouseRules {

  private static final List<Class<? extends Annotation>> SECURITY =
      List.of(RolesAllowed.class, PermissionsAllowed.class, Authenticated.class, PermitAll.class);

  private static final DescribedPredicate<JavaMethod> ENDPOINT =
      DescribedPredicate.describe(
          "endpoints",
          method ->
              method.getAnnotations().stream()
                  .anyMatch(it -> it.getRawType().isAnnotatedWith(HttpMethod.class)));

  private final JavaClasses service;
  private final String features;
  private final Set<String> openToAll;

  /**
   * @param root package of the service, whose sub-packages are its features
   * @param openToAll names of the resources that may be called without a login
   */
  protected HouseRules(String root, Set<String> openToAll) {
    // Not by package: a library of the service may share the beginning of its name.
    this.service = new ClassFileImporter().importPath(Paths.get("target", "classes"));
    this.features = root + ".(*)..";
    this.openToAll = openToAll;
  }

  @Test
  public void everyEndpointSaysExactlyOnceWhoMayCallIt() {
    methods()
        .that(ENDPOINT)
        .should(haveOneSecurityAnnotation())
        .because("an endpoint without one is closed, and one with two is a riddle")
        .check(service);
  }

  @Test
  public void endpointMethodsArePublic() {
    methods()
        .that(ENDPOINT)
        .should()
        .bePublic()
        .because("Quarkus leaves out the others with a line in the build log")
        .check(service);
  }

  @Test
  public void whatIsOpenToAllIsOnTheList() {
    methods()
        .that(ENDPOINT)
        .should(
            new ArchCondition<>("be @PermitAll only where the list says so") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                boolean open =
                    method.isAnnotatedWith(PermitAll.class)
                        || method.getOwner().isAnnotatedWith(PermitAll.class);
                if (open && !openToAll.contains(method.getOwner().getName())) {
                  events.add(
                      SimpleConditionEvent.violated(
                          method, method.getFullName() + " is open to all"));
                }
              }
            })
        .check(service);
  }

  @Test
  public void featuresDoNotGoInCircles() {
    slices().matching(features).should().beFreeOfCycles().check(service);
  }

  @Test
  public void resourcesAreReachedByHttpOnly() {
    classes()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .bePackagePrivate()
        .andShould()
        .beAnnotatedWith(RunOnVirtualThread.class)
        .check(service);
  }

  @Test
  public void entitiesAndRepositoriesStayInTheirFeature() {
    classes()
        .that()
        .areAnnotatedWith(Entity.class)
        .or()
        .haveSimpleNameEndingWith("Repository")
        .should()
        .bePackagePrivate()
        // A service may speak SQL alone.
        .allowEmptyShould(true)
        .check(service);
  }

  @Test
  public void whatIsNeededComesByTheConstructor() {
    noFields().should().beAnnotatedWith(Inject.class).check(service);
  }

  @Test
  public void transactionsBeginInServices() {
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
        .check(service);
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
