package vn.congvu.account.badday;

import io.restassured.RestAssured;
import org.eclipse.microprofile.config.ConfigProvider;

/** What Kubernetes asks. */
final class Probes {

  private Probes() {}

  static int ready() {
    return status("ready");
  }

  static int live() {
    return status("live");
  }

  private static int status(String probe) {
    int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
    return RestAssured.given().port(port).get("/q/health/" + probe).statusCode();
  }
}
