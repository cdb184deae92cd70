package vn.congvu.security.fingerprint;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.client.OidcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this service asks of backup-service, in its own name. */
@ApplicationScoped
class BackupService {

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
  byte[] fingerprintKey() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/api/v1/fingerprint-key"))
            .timeout(PATIENCE)
            .header("Accept", "application/json")
            .header(
                "Authorization",
                "Bearer " + tokens.getTokens().await().atMost(PATIENCE).getAccessToken())
            .build();
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException("backup-service answered " + answer.statusCode());
    }
    return Base64.getDecoder().decode(json.readTree(answer.body()).path("key").asText());
  }
}
