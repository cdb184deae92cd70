package vn.congvu.security.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.client.OidcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this service asks of backup-service, in its own name. */
@ApplicationScoped
public class BackupService {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI address;
  private final OidcClient tokens;
  private final ObjectMapper json;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  BackupService(
      @ConfigProperty(name = "congvu.backup.url") URI address,
      OidcClient tokens,
      ObjectMapper json) {
    this.address = address;
    this.tokens = tokens;
    this.json = json;
  }

  /**
   * @return 32 bytes
   * @throws IOException when it does not answer, or not with a key
   */
  public byte[] fingerprintKey() throws IOException, InterruptedException {
    byte[] answer = send(to("/api/v1/fingerprint-key").GET());
    return Base64.getDecoder().decode(json.readTree(answer).path("key").asText());
  }

  /** What is to be signed. */
  private record Anchor(UUID spillId, long seq, String hash, Instant at) {}

  /**
   * Has the head of an evidence chain signed.
   *
   * @return the envelope, to be kept to the byte
   * @throws IOException when it does not answer, or not with a signature
   */
  public String signAnchor(UUID spillId, long seq, String hash, Instant at)
      throws IOException, InterruptedException {
    byte[] head = json.writeValueAsBytes(new Anchor(spillId, seq, hash, at));
    byte[] answer =
        send(
            to("/api/v1/evidence-anchors")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(head)));
    return new String(answer, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(PATIENCE)
        .header("Accept", "application/json")
        .header(
            "Authorization",
            "Bearer " + tokens.getTokens().await().atMost(PATIENCE).getAccessToken());
  }

  private byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException("backup-service answered " + answer.statusCode());
    }
    return answer.body();
  }
}
