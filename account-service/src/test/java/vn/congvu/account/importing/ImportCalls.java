package vn.congvu.account.importing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.atomic.AtomicInteger;
import vn.congvu.localstack.test.Tokens;

/** Sends lists and decides on their rows, by REST as people do. */
final class ImportCalls {

  static final String IMPORTS = "/api/v1/imports";

  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  static final AtomicInteger PHONES = new AtomicInteger(100_000);

  private ImportCalls() {}

  static String proposed(String id) {
    return as("binh.tran").get(IMPORTS + "/" + id + "/rows").path("items[0].proposedAddress");
  }

  static String list(String... names) {
    StringBuilder list = new StringBuilder("Stt,Họ và tên,Chức vụ,Đơn vị,Số điện thoại\n");
    for (int at = 0; at < names.length; at++) {
      list.append(at + 1).append(',').append(names[at]).append(",Chuyên viên,SNV,0911");
      list.append(PHONES.incrementAndGet()).append('\n');
    }
    return list.toString();
  }

  static String sent(String csv) {
    return as("binh.tran")
        .contentType("text/csv; charset=UTF-8")
        .body(csv)
        .post(IMPORTS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  static Response correct(String id, int row, String etag, String json) {
    return as("binh.tran")
        .contentType("application/json")
        .header("If-Match", etag)
        .body(json)
        .patch(IMPORTS + "/" + id + "/rows/" + row);
  }

  static Response accept(String id, String etag) {
    return accept(as("binh.tran"), id, etag);
  }

  static Response accept(RequestSpecification caller, String id, String etag) {
    return caller.header("If-Match", etag).post(IMPORTS + "/" + id + "/acceptance");
  }

  static RequestSpecification as(String user) {
    return given().auth().oauth2(Tokens.of(user));
  }
}
