package vn.congvu.james.undelivered;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import spark.Spark;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.fingerprint.FingerprintKind;
import vn.congvu.fingerprint.MessageFingerprints;
import vn.congvu.fingerprint.mime.MimeSplitter;

/** What is looked for; with answers, also mail that only refers to it. */
public record Wanted(Set<Fingerprint> prints, boolean answers) {

  private static final int BAD_REQUEST = 400;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param body {@code {"fingerprints": ["…"], "answers": false}}
   */
  public static Wanted of(String body) {
    try {
      JsonNode asked = JSON.readTree(body);
      var prints = new HashSet<Fingerprint>();
      for (JsonNode print : asked.path("fingerprints")) {
        prints.add(Fingerprint.parse(print.asText()));
      }
      return new Wanted(prints, asked.path("answers").asBoolean());
    } catch (JsonProcessingException | IllegalArgumentException | IndexOutOfBoundsException _) {
      throw Spark.halt(BAD_REQUEST);
    }
  }

  /** Those of them that the message bears. */
  public Set<Fingerprint> borneBy(InputStream message, FingerprintKey key) throws IOException {
    var borne = new LinkedHashSet<Fingerprint>();
    MimeSplitter.split(
        message,
        new MessageFingerprints(
            key,
            (kind, print, _) -> {
              if ((answers || kind != FingerprintKind.REFERENCE) && prints.contains(print)) {
                borne.add(print);
              }
            }));
    return borne;
  }
}
