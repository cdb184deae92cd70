package vn.congvu.security.containment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.congvu.security.RealParts;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.spill.Cases;

/** A logo that innocent mail has too. */
@QuarkusTest
@RealParts
class SharedPartTest extends TwoCopies {

  private byte[] withLogo(String messageId, String text) {
    return """
    From: an@tinhmau.example
    Message-ID: <%s@tinhmau.example>
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain

    %s
    --b
    Content-Type: image/png

    %s
    --b--
    """
        .formatted(messageId, text, ("logo of " + id + " ").repeat(60))
        .replace("\n", "\r\n")
        .getBytes(UTF_8);
  }

  @Test
  void innocentMailWithTheSameLogoComesBackWhenTheLogoIsExcluded() {
    byte[] secret = withLogo("l-" + id, "Nội dung mật có biểu trưng");
    byte[] innocent = withLogo("v-" + id, "Thư mời liên hoan");
    Cases.named(reporter, spill.toString(), Map.of("message", reporter.gets("INBOX", secret)));
    box.put(reader.address(), "Mật", secret, List.of(), DATE);
    box.put(reader.address(), "Vui", innocent, List.of("\\Flagged"), DATE);
    found(box.copies(reader.address(), "Mật"));
    found(box.copies(reader.address(), "Vui"));
    contained(2);
    assertThat(box.in(reader.address(), "Vui")).isEmpty();
    String logo =
        as(LEAD)
            .get("/api/v1/spills/" + spill + "/parts")
            .then()
            .statusCode(200)
            .extract()
            .path("find { it.lookedFor }.id");

    Cases.step(
            LEAD, spill.toString(), "parts/" + logo + "/exclusion", Map.of("reason", "Biểu trưng"))
        .then()
        .statusCode(200);

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(in(CopyState.RELEASED)).hasSize(1));
    assertThat(box.in(reader.address(), "Vui"))
        .containsExactly(new Box.Seen(new String(innocent, UTF_8), Set.of("\\Flagged"), DATE));
    assertThat(box.in(reader.address(), "Mật")).isEmpty();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                Cases.step(LEAD, spill.toString(), "result-sets")
                    .then()
                    .statusCode(201)
                    .body("copies", is(1)));
    Cases.step(
            LEAD, spill.toString(), "parts/" + logo + "/exclusion", Map.of("reason", "Biểu trưng"))
        .then()
        .statusCode(404);
  }
}
