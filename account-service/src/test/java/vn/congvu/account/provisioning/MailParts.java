package vn.congvu.account.provisioning;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import vn.congvu.localstack.test.JamesTestResource;

/** The real James behind a door that a test can shut, and a province with its domain. */
public final class MailParts implements QuarkusTestResourceLifecycleManager {

  private final JamesTestResource james = new JamesTestResource();
  private vn.congvu.localstack.test.Door door;

  @Override
  public Map<String, String> start() {
    Map<String, String> config = new HashMap<>(james.start());
    URI webAdmin = URI.create(config.get("congvu.mail.webadmin-url"));
    door = vn.congvu.localstack.test.Door.before(Door.NAME, webAdmin.getPort());
    config.put("congvu.mail.webadmin-url", "http://127.0.0.1:" + door.port());
    // The demo's domain first, for names; the run's own one for what really reaches the mail
    // server.
    config.put(
        "congvu.regulation.mail-domains",
        "tinhmau.example," + config.get("congvu.test.mail-domain"));
    config.put("congvu.demo", "true");
    // A killed worker's tasks come back in seconds, so that a test can wait for it.
    config.put("congvu.provisioning.lease", "2S");
    config.put("congvu.provisioning.poll", "0.2S");
    config.put("congvu.provisioning.first-rest", "0.2S");
    config.put("congvu.provisioning.longest-rest", "0.5S");
    return config;
  }

  @Override
  public void stop() {
    door.close();
    james.stop();
  }
}
