package vn.congvu.account.badday;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** The service on parts that a test can take away from it. */
public final class BadDay implements QuarkusTestProfile {

  @Override
  public boolean disableGlobalTestResources() {
    return true;
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(PartsThatFail.class));
  }
}
