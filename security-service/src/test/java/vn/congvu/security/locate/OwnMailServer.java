package vn.congvu.security.locate;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import vn.congvu.security.Neighbours;

/**
 * All parts, with a mail server that no other tests have: it keeps what people delete, and is not
 * waited for as long as others are.
 */
public final class OwnMailServer implements QuarkusTestProfile {

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(
        new TestResourceEntry(Neighbours.class, Map.of(Neighbours.KEEPS, "what people delete")));
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("congvu.mail.imap-timeout", "3S", "congvu.search.tries", "2");
  }
}
