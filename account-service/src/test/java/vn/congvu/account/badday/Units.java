package vn.congvu.account.badday;

import static vn.congvu.account.provisioning.Requests.as;

import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A small change that writes a thing, a fact and an audit entry: a unit entered in the tree. */
final class Units {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Units() {}

  static String freshCode() {
    return "ngayxau" + COUNT.incrementAndGet();
  }

  static Response enter(String code) {
    return as("dung.pham")
        .header("Idempotency-Key", "ngay-xau-" + code)
        .body(
            Map.of(
                "code", code,
                "name", "Đơn vị thử",
                "parentCode", "skhcn",
                "level", "SUB_UNIT",
                "validFrom", "2025-07-01",
                "legalBasis", "Quyết định số 1/2025/QĐ-UBND"))
        .post("/api/v1/units");
  }

  static Response rename(String code, String name) {
    return as("dung.pham")
        .header("If-Match", as("dung.pham").get("/api/v1/units/" + code).getHeader("ETag"))
        .body(
            Map.of(
                "name", name,
                "effectiveFrom", "2026-01-01",
                "legalBasis", "Quyết định số 2/2026/QĐ-UBND"))
        .put("/api/v1/units/" + code + "/name");
  }
}
