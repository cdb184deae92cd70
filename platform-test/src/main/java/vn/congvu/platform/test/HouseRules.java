package vn.congvu.platform.test;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import vn.congvu.platform.problem.ProblemException;

/**
 * The rules that every service keeps. A service's ArchitectureTest takes them all by {@code
 * ArchTests.in(HouseRules.class)} and adds {@link #noCycles} and {@link #openToAll}.
 */
public final class HouseRules {

  private static final List<Class<? extends Annotation>> SECURITY =
      List.of(
          RolesAllowed.class,
          PermissionsAllowed.class,
          Authenticated.class,
          PermitAll.class,
          DenyAll.class);

  private HouseRules() {}

  @ArchTest
  public static final ArchRule eachEndpointSaysWhoMayCallIt =
      methods().that(areEndpoints()).should(carryExactlyOneSecurityAnnotation()).allowEmptyShould(true);

  @ArchTest
  public static final ArchRule resourcesRunOnVirtualThreads =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .should(beAnnotatedWith(RunOnVirtualThread.class))
          .allowEmptyShould(true);

  @ArchTest
  public static final ArchRule resourcesAreKnownToNoOther =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .should()
          .bePackagePrivate()
          .allowEmptyShould(true);

  @ArchTest
  public static final ArchRule injectionIsByConstructor =
      noFields().should().beAnnotatedWith(Inject.class).allowEmptyShould(true);

  /** Where a problem is made, no exception's message may be near. */
  @ArchTest
  public static final ArchRule noExceptionMessageBecomesADetail =
      methods()
          .that(
              DescribedPredicate.<JavaMethod>describe(
                  "make a problem",
                  method ->
                      method.getMethodCallsFromSelf().stream()
                          .anyMatch(
                              call ->
                                  call.getTargetOwner().isEquivalentTo(ProblemException.class))))
          .should(notReadAnExceptionsMessage())
          .allowEmptyShould(true);

  @ArchTest
  public static final ArchRule consoleIsNotALog =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .allowEmptyShould(true);

  /** Features, the packages right below the root, do not depend on each other in a circle. */
  public static ArchRule noCycles(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
  }

  /**
   * @param endpoints {@code Class.method} of each endpoint that anyone may call; all others are
   *     refused the {@code @PermitAll}
   */
  public static ArchRule openToAll(String... endpoints) {
    Set<String> listed = Set.of(endpoints);
    return methods()
        .that(areEndpoints())
        .and(
            DescribedPredicate.<JavaMethod>describe(
                "are not listed as open to all",
                method ->
                    !listed.contains(method.getOwner().getSimpleName() + "." + method.getName())))
        .should(notCarry(PermitAll.class))
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaMethod> areEndpoints() {
    return DescribedPredicate.describe(
        "are endpoints",
        method ->
            method.getAnnotations().stream()
                .anyMatch(
                    annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));
  }

  private static ArchCondition<JavaMethod> carryExactlyOneSecurityAnnotation() {
    return condition(
        "carry exactly one security annotation, or their class does",
        method -> {
          long own = count(method);
          return own == 1 || (own == 0 && count(method.getOwner()) == 1);
        });
  }

  private static ArchCondition<JavaMethod> notCarry(Class<? extends Annotation> annotation) {
    return condition(
        "not carry @" + annotation.getSimpleName(),
        method ->
            !method.isAnnotatedWith(annotation)
                && (count(method) > 0 || !method.getOwner().isAnnotatedWith(annotation)));
  }

  private static ArchCondition<JavaMethod> notReadAnExceptionsMessage() {
    return condition(
        "not read an exception's message",
        method ->
            method.getMethodCallsFromSelf().stream()
                .noneMatch(
                    call ->
                        Set.of("getMessage", "getLocalizedMessage").contains(call.getName())
                            && call.getTargetOwner().isAssignableTo(Throwable.class)));
  }

  private static ArchCondition<JavaMethod> condition(
      String description, Predicate<JavaMethod> holds) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                method, holds.test(method), method.getFullName() + " should " + description));
      }
    };
  }

  private static long count(CanBeAnnotated element) {
    return SECURITY.stream().filter(element::isAnnotatedWith).count();
  }
}
