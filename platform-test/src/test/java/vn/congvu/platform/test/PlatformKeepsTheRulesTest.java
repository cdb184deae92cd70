package vn.congvu.platform.test;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The platform keeps its own rules; console output is its verifier's alone. */
@AnalyzeClasses(
    packages = "vn.congvu.platform",
    importOptions = ImportOption.DoNotIncludeTests.class)
class PlatformKeepsTheRulesTest {

  @ArchTest static final ArchRule endpoints = HouseRules.eachEndpointSaysWhoMayCallIt;
  @ArchTest static final ArchRule threads = HouseRules.resourcesRunOnVirtualThreads;
  @ArchTest static final ArchRule resources = HouseRules.resourcesAreKnownToNoOther;
  @ArchTest static final ArchRule injection = HouseRules.injectionIsByConstructor;
  @ArchTest static final ArchRule details = HouseRules.noExceptionMessageBecomesADetail;
  @ArchTest static final ArchRule open = HouseRules.openToAll();
  @ArchTest static final ArchRule cycles = HouseRules.noCycles("vn.congvu.platform");

  @Test
  void theProblemsThatEveryServiceCanAnswerAreDocumented() throws IOException {
    ProblemDoc.check("platform", "vn.congvu.platform");
  }
}
