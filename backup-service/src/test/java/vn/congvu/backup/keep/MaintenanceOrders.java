package vn.congvu.backup.keep;

import static org.hamcrest.Matchers.equalTo;
import static vn.congvu.backup.Callers.LEAD;
import static vn.congvu.backup.Callers.as;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** What the lead orders, carried out to its end. */
public final class MaintenanceOrders {

  static final String PATH = "/api/v1/backup-maintenance-jobs";

  private MaintenanceOrders() {}

  public static JsonPath ended(MaintenanceKind kind) {
    Response ordered = as(LEAD).body(Map.of("kind", kind)).post(PATH);
    ordered.then().statusCode(201).body("trigger", equalTo("MANUAL"));
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> as(LEAD).get(PATH + "/{id}", ordered.jsonPath().getString("id")).jsonPath(),
            job -> job.getString("finishedAt") != null);
  }

  public static List<String> findings(JsonPath check) {
    return as(LEAD)
        .get(PATH + "/{id}/findings", check.getString("id"))
        .jsonPath()
        .getList("items.what");
  }
}
