package vn.congvu.account.directory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.account.Register;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.localstack.test.Tokens;

@QuarkusTest
class DirectoryResourceTest {
  @Inject Register register;
  @Inject MailboxService mailboxes;

  @Test
  void aNameIsFoundWithoutAccentsInAnyCaseAndUnicodeForm() {
    UUID id = register.personal("Đặng Thị Hưởng", "syt");

    for (String asked :
        List.of(
            "dang thi huong",
            "ĐẶNG",
            "hưởng",
            Normalizer.normalize("đặng hưởng", Normalizer.Form.NFD))) {
      as("an.nguyen")
          .queryParam("q", asked)
          .get("/api/v1/directory")
          .then()
          .statusCode(200)
          .body("items.mailboxId", hasItem(id.toString()));
    }
  }

  @Test
  void anEntryShowsItsPublicFieldsOnly() {
    register.personal("Công Khai Viên", "syt");

    String body =
        as("an.nguyen")
            .get("/api/v1/directory?q=cong khai vien")
            .then()
            .statusCode(200)
            .body("items[0].position", equalTo("Chuyên viên"))
            .body("items[0].unitName", equalTo("Sở Y tế"))
            .extract()
            .asString();

    assertThat(body)
        .doesNotContain("0912000001")
        .doesNotContain("1990-02-28")
        .doesNotContain("phone");
  }

  @Test
  void theUnitNarrowsTheSearchToItAndAllBelow() {
    register.personal("Hẹp Tìm Kiếm", "vp.snv");
    register.personal("Hẹp Tìm Kiếm", "syt");

    as("an.nguyen")
        .get("/api/v1/directory?q=hep tim kiem&unit=snv")
        .then()
        .statusCode(200)
        .body("items.unitCode", contains("vp.snv"));
  }

  @Test
  void aStoppedMailboxIsNotInTheDirectory() {
    UUID id = register.personal("Thôi Việc Rồi", "snv");

    mailboxes.stop(id, Register.BECAUSE);

    as("an.nguyen")
        .get("/api/v1/directory?q=thoi viec roi")
        .then()
        .statusCode(200)
        .body("items", equalTo(List.of()));
  }

  @Test
  void pagesFollowOneAnotherByName() {
    for (String name : List.of("Thứ Tự C", "Thứ Tự A", "Thứ Tự Đ", "Thứ Tự B")) {
      register.personal(name, "snv");
    }
    List<String> seen = new ArrayList<>();
    String next = "";
    while (next != null) {
      var page =
          as("an.nguyen")
              .queryParam("after", next)
              .get("/api/v1/directory?q=thu tu&limit=3")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      seen.addAll(page.getList("items.displayName"));
      next = page.getString("next");
    }

    assertThat(seen).containsExactly("Thứ Tự A", "Thứ Tự B", "Thứ Tự C", "Thứ Tự Đ");
  }

  @Test
  void theDirectoryIsForThoseWithALogin() {
    given().get("/api/v1/directory").then().statusCode(401).contentType("application/problem+json");
    as("hai.do").get("/api/v1/directory").then().statusCode(200);
  }

  private static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username));
  }
}
