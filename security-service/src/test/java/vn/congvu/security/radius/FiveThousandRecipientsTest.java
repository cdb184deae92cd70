package vn.congvu.security.radius;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.spill.Cases;

/** A letter to the whole province, with everybody's address in its head. */
@QuarkusTest
@RealParts
class FiveThousandRecipientsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String LEAD = "em.hoang";

  private final String id = "tm-" + UUID.randomUUID() + "@tinhmau.example";

  /** Half of them in Cc, and each line folded as mail programs do it. */
  private final Set<String> recipients =
      IntStream.range(0, 5000)
          .mapToObj("can.bo.%04d@donvi.tinhmau.example"::formatted)
          .collect(Collectors.toSet());

  private byte[] letter() {
    List<String> all = recipients.stream().sorted().toList();
    return ("From: gui@xa.example\r\nMessage-ID: <"
            + id
            + ">\r\nTo: "
            + String.join(",\r\n ", all.subList(0, 2500))
            + "\r\nCc: "
            + String.join(",\r\n ", all.subList(2500, 5000))
            + "\r\n\r\nGửi toàn tỉnh\r\n")
        .getBytes(UTF_8);
  }

  @Test
  void itIsTakenItsRecipientsNamedAndGivenBackToTheByte() {
    try (Officer officer = Officer.of("snv")) {
      Map<String, Object> message = officer.gets("INBOX", letter());
      String spill = Cases.taken(officer, message);
      assertThat(officer.has("INBOX", letter())).isZero();

      Cases.step(LEAD, spill, "leak-radius").then().statusCode(202);
      String radius = "/api/v1/spills/" + spill + "/leak-radius";
      await()
          .atMost(PATIENCE)
          .until(() -> as(LEAD).get(radius).path("items[0].state"), "DONE"::equals);
      assertThat(addressed(radius)).isEqualTo(recipients);

      Cases.step(LEAD, spill, "release", Map.of("reason", "Báo nhầm")).then().statusCode(202);
      Cases.becomes(spill, "RELEASED");
      assertThat(officer.has("INBOX", letter())).isEqualTo(1);
    }
  }

  private static Set<String> addressed(String radius) {
    var found = new HashSet<String>();
    String next = "";
    while (next != null) {
      JsonPath page =
          as(LEAD)
              .queryParam("limit", 200)
              .queryParam("after", next)
              .get(radius + "/people")
              .jsonPath();
      found.addAll(page.getList("items.findAll { it.route == 'ADDRESSED' }.address"));
      next = page.getString("next");
    }
    return found;
  }
}
