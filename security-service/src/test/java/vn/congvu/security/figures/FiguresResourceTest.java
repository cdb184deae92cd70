package vn.congvu.security.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.spill.Cases;

@QuarkusTest
@RealParts
class FiguresResourceTest {

  @Inject Cases cases;

  private Officer officer;

  @BeforeEach
  void somebody() {
    officer = Officer.of("snv");
  }

  @AfterEach
  void leave() {
    officer.close();
  }

  /** The period that today lies in, for it ends on 14 December. */
  private static JsonPath thisYear() {
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    int year =
        today.isBefore(LocalDate.of(today.getYear(), 12, 15))
            ? today.getYear()
            : today.getYear() + 1;
    return as("hai.do").get("/api/v1/spill-figures/" + year).jsonPath();
  }

  @Test
  void aCaseIsCountedWhenItIsOverAndNotBefore() {
    JsonPath before = thisYear();
    String spill = cases.reported(officer);
    assertThat(thisYear().getMap("$")).isEqualTo(before.getMap("$"));

    Cases.step("cuong.le", spill, "release", Map.of("reason", "Không đóng dấu mật"))
        .then()
        .statusCode(200);

    assertThat(thisYear().getLong("falseAlarms")).isEqualTo(before.getLong("falseAlarms") + 1);
    assertThat(before.getString("legalBasis")).isNotBlank();
  }
}
