package vn.congvu.security.backup;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;

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

  /**
   * What two persons have decided to have forgotten.
   *
   * @param decision digest of what they signed
   * @param requestedBy subject of who carries it out
   * @param decidedBy subject of who approved it
   */
  public record Decision(
      UUID print, String decision, String requestedBy, String decidedBy, Instant decidedAt) {}

  private record DecidedForget(
      String fingerprint,
      String decision,
      String requestedBy,
      String decidedBy,
      Instant decidedAt) {}

  /**
   * An order to forget.
   *
   * @param problem why it waits, for people
   * @param proof null until the keys are destroyed
   */
  public record Forgetting(UUID id, @Nullable String problem, @Nullable Proof proof) {}

  /**
   * That nothing opens what was forgotten.
   *
   * @param tombstone by which every restore refuses it
   * @param oldKeysRemoved whether the keys that were replaced are in no file of its database
   */
  public record Proof(UUID tombstone, long blobsDestroyed, int stores, boolean oldKeysRemoved) {}

  /**
   * Has a fingerprint forgotten. The same asked again is the same order.
   *
   * @throws IOException when it does not answer, or has another order for it that is not done
   */
  public Forgetting forget(Decision decision) throws IOException, InterruptedException {
    byte[] body =
        json.writeValueAsBytes(
            new DecidedForget(
                Fingerprint.of(decision.print()).toString(),
                decision.decision(),
                decision.requestedBy(),
                decision.decidedBy(),
                decision.decidedAt()));
    return forgetting(
        json.readTree(
            send(
                to("/api/v1/decided-forget-orders")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)))));
  }

  /**
   * How an order stands.
   *
   * @throws IOException when it does not answer
   */
  public Forgetting forgetting(UUID order) throws IOException, InterruptedException {
    return forgetting(json.readTree(send(to("/api/v1/decided-forget-orders/" + order).GET())));
  }

  private static Forgetting forgetting(JsonNode order) {
    JsonNode proof = order.path("proof");
    return new Forgetting(
        UUID.fromString(order.path("id").asText()),
        order.path("problem").isTextual() ? order.path("problem").asText() : null,
        proof.isObject()
            ? new Proof(
                UUID.fromString(proof.path("tombstone").asText()),
                proof.path("blobsDestroyed").asLong(),
                proof.path("stores").asInt(),
                proof.path("oldKeysRemoved").asBoolean())
            : null);
  }

  private record Contents(Collection<UUID> contents, Collection<UUID> spare) {}

  /**
   * By which fingerprint each content is to be forgotten: its Message-ID's where it has one.
   *
   * @param contents as the backups name them, at most 200
   * @param spare contents that must not be forgotten with them, at most 200
   * @return of those that the backups still have; empty for one that cannot be told from others
   * @throws IOException when it does not answer
   */
  public Map<UUID, Optional<UUID>> printsOf(Collection<UUID> contents, Collection<UUID> spare)
      throws IOException, InterruptedException {
    JsonNode names =
        json.readTree(
            send(
                to("/api/v1/decided-forget-orders/names")
                    .header("Content-Type", "application/json")
                    .POST(
                        HttpRequest.BodyPublishers.ofByteArray(
                            json.writeValueAsBytes(new Contents(contents, spare))))));
    var prints = new HashMap<UUID, Optional<UUID>>();
    for (JsonNode name : names) {
      prints.put(
          UUID.fromString(name.path("content").asText()),
          Optional.ofNullable(name.path("fingerprint").textValue())
              .map(print -> Fingerprint.parse(print).uuid()));
    }
    return prints;
  }

  /**
   * @param body JSON to be posted; null to get
   */
  byte[] ask(String path, byte @Nullable [] body) throws IOException, InterruptedException {
    HttpRequest.Builder request = to(path);
    return send(
        body == null
            ? request.GET()
            : request
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
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
