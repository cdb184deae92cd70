package vn.congvu.security.containment;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.spill.Cases;

/** A scanned document in as many mailboxes as are worked on at the same time, and more. */
@QuarkusTest
@RealParts
class LargeDocumentTest {

  private static final String LEAD = "em.hoang";
  private static final int READERS = 10;
  private static final int MEGABYTES = 30;

  private final byte[] letter = letter();
  private final List<Officer> officers = new ArrayList<>();

  @AfterEach
  void leaveNothing() {
    officers.forEach(officer -> officer.empty("INBOX"));
    officers.forEach(Officer::close);
  }

  private static byte[] letter() {
    byte[] scan = new byte[MEGABYTES << 20];
    new Random(7).nextBytes(scan);
    var letter = new ByteArrayOutputStream();
    letter.writeBytes(
        ("From: gui@xa.example\r\nMessage-ID: <"
                + UUID.randomUUID()
                + "@xa.example>\r\nMIME-Version: 1.0\r\nContent-Type: application/pdf\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n")
            .getBytes(US_ASCII));
    letter.writeBytes(Base64.getMimeEncoder().encode(scan));
    letter.writeBytes("\r\n".getBytes(US_ASCII));
    return letter.toByteArray();
  }

  @Test
  void itIsTakenFromAllOfThemAndGivenBack() {
    Map<String, Object> message = Map.of();
    for (int reader = 0; reader < READERS; reader++) {
      Officer officer = Officer.of("snv");
      officers.add(officer);
      message = officer.gets("INBOX", letter);
    }
    String spill = Cases.taken(officers.getLast(), message);
    assertThat(List.of(officers.getFirst(), officers.getLast()))
        .allSatisfy(officer -> assertThat(officer.has("INBOX", letter)).isZero());

    Cases.step(LEAD, spill, "release", Map.of("reason", "Báo nhầm")).then().statusCode(202);
    Cases.becomes(spill, "RELEASED");
    assertThat(List.of(officers.getFirst(), officers.getLast()))
        .allSatisfy(officer -> assertThat(officer.has("INBOX", letter)).isEqualTo(1));
  }
}
