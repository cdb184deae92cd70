package vn.congvu.security.locate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;

/** The document inside of something else. */
@QuarkusTest
@RealParts
class EnclosedDocumentTest extends Searching {

  @Test
  void theDocumentIsFoundInAMailWithinAMailAndInWhatOutlookMakesOfIt() {
    Map<String, Object> message = reporter.gets("INBOX", letter());
    Officer other = officer();
    var _ = other.gets("INBOX", carrying("message/rfc822", letter()));
    var _ = other.gets("INBOX", carrying("application/ms-tnef", winmail(document + "\r\n")));
    String spill = reported(Map.of("level", "SECRET", "message", message));

    JsonPath _ = searched(spill, "LOCATE");

    assertThat(inMailboxes(spill))
        .containsExactlyInAnyOrder(
            reporter.address() + " MESSAGE_ID",
            other.address() + " PART",
            other.address() + " PART");
  }

  private byte[] carrying(String type, byte[] content) {
    return """
    From: binh@tinhmau.example
    Message-ID: <%s@tinhmau.example>
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain

    Xem tep dinh kem.
    --b
    Content-Type: %s
    Content-Transfer-Encoding: base64

    %s
    --b--
    """
        .formatted(UUID.randomUUID(), type, Base64.getMimeEncoder().encodeToString(content))
        .replace("\r\n", "\n")
        .replace("\n", "\r\n")
        .getBytes(UTF_8);
  }

  /** A document attached by Outlook, by MS-OXTNEF. */
  private static byte[] winmail(String document) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x78, (byte) 0x9f, 0x3e, 0x22, 1, 0});
    attribute(out, 1, 0x0008_9006, new byte[] {0, 0, 1, 0});
    attribute(out, 2, 0x0006_9002, new byte[14]);
    attribute(out, 2, 0x0006_800f, document.getBytes(UTF_8));
    return out.toByteArray();
  }

  private static void attribute(ByteArrayOutputStream out, int level, int id, byte[] data) {
    int checksum = 0;
    for (byte octet : data) {
      checksum += octet & 0xff;
    }
    out.writeBytes(
        ByteBuffer.allocate(11 + data.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) level)
            .putInt(id)
            .putInt(data.length)
            .put(data)
            .putShort((short) checksum)
            .array());
  }
}
