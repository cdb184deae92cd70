package vn.congvu.security.badday;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import vn.congvu.security.Neighbours;

/** A service that has just been started and has asked nobody for anything yet. */
public final class BadDay implements QuarkusTestProfile {

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(Neighbours.class));
  }
}
