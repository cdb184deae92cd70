package vn.congvu.account.importing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static vn.congvu.account.importing.ImportCalls.IMPORTS;
import static vn.congvu.account.importing.ImportCalls.accept;
import static vn.congvu.account.importing.ImportCalls.as;
import static vn.congvu.account.importing.ImportCalls.list;
import static vn.congvu.account.importing.ImportCalls.sent;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Whose lists are seen by whom, and for how long. */
@QuarkusTest
class ImportSightTest {

  @Inject DataSource database;
  @Inject ExpiredImports expired;

  @Test
  void aListIsSeenByItsUnitAndTheOperatorOnly() {
    String id = sent(list("Ngô Thị Kín"));

    as("khanh.bui").get(IMPORTS + "/" + id).then().statusCode(404);
    as("khanh.bui").get(IMPORTS + "/" + id + "/rows").then().statusCode(404);
    as("an.nguyen").get(IMPORTS + "/" + id).then().statusCode(403);
    as("giang.vu").get(IMPORTS + "/" + id + "/rows").then().statusCode(403);
    given().get(IMPORTS + "/" + id).then().statusCode(401);
    as("cuong.le").get(IMPORTS + "/" + id).then().statusCode(200);
    as("dung.pham").get(IMPORTS + "/" + id).then().statusCode(200);
    accept(as("khanh.bui"), id, "\"0\"").then().statusCode(404);
    accept(as("cuong.le"), id, "\"0\"").then().statusCode(403);
    as("binh.tran")
        .contentType("text/csv")
        .queryParam("unit", "syt")
        .body(list("Ngô Thị Nhầm"))
        .post(IMPORTS)
        .then()
        .statusCode(404);
  }

  @Test
  void peopleOfAnotherUnitDoNotPass() {
    String id =
        sent("Stt,Họ và tên,Chức vụ,Đơn vị,Số điện thoại\n1,Ngô Thị Xa,CV,Sở Y tế,0911000001\n");

    as("binh.tran")
        .get(IMPORTS + "/" + id + "/rows")
        .then()
        .body("items[0].findings.code", hasItem("UNIT_UNKNOWN"));
  }

  @Test
  void aListPastItsTimeIsDeletedWithItsRows() throws Exception {
    String id = sent(list("Ngô Thị Hết"));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "update import_batch set created_at = now() - interval '31 days',"
              + " expires_at = now() - interval '1 day' where id = '"
              + id
              + "'");
    }

    expired.sweep();

    as("binh.tran").get(IMPORTS + "/" + id).then().statusCode(404);
  }

  @Test
  void identityNumbersAreNeverShownWhole() {
    String id =
        sent(
            "Stt,Họ và tên,Chức vụ,Số điện thoại,Số CCCD\n"
                + "1,Ngô Thị Căn,CV,0911000002,044085001234\n");

    as("binh.tran")
        .get(IMPORTS + "/" + id + "/rows")
        .then()
        .statusCode(200)
        .body("items[0].source.CITIZEN_ID", equalTo("••••••••1234"))
        .body(not(containsString("044085001234")));
  }
}
