package vn.congvu.james.vault;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.james.core.Username;
import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.utils.JsonTransformer;
import org.apache.james.webadmin.utils.Responses;
import spark.Request;
import spark.Response;
import spark.Service;
import spark.Spark;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.james.undelivered.Wanted;

/**
 * Searches, reads and purges what is kept of one user's deleted mail. WebAdmin's own routes search
 * by subject, sender and time, and show what they found only by mailing or restoring it.
 */
public final class VaultRoutes implements Routes {

  private static final String PATH = "/vaulted";
  private static final int OWNERS = 1000;
  private static final int NOT_FOUND = 404;

  private final Vault vault;
  private final FingerprintKey key;
  private final JsonTransformer json;

  @Inject
  public VaultRoutes(Vault vault, FingerprintKey key, JsonTransformer json) {
    this.vault = vault;
    this.key = key;
    this.json = json;
  }

  @Override
  public String getBasePath() {
    return PATH;
  }

  @Override
  public void define(Service service) {
    service.get(PATH, (_, _) -> Map.of("on", vault.isOn()), json);
    service.post(PATH + "/owners", (request, _) -> owners(request), json);
    service.post(PATH + "/:user/search", (request, _) -> search(request), json);
    service.get(PATH + "/:user/:id", this::read);
    service.delete(
        PATH + "/:user/:id",
        (request, response) -> {
          vault.purge(user(request), request.params("id"));
          return Responses.returnNoContent(response);
        });
  }

  private static Username user(Request request) {
    return Username.of(request.params("user"));
  }

  private static String after(Request request) {
    return request.queryParamOrDefault("after", "");
  }

  private Map<String, Object> owners(Request request) throws Exception {
    List<String> page =
        vault
            .owners(Wanted.of(request.body()).prints(), after(request), OWNERS)
            .orElseThrow(() -> Spark.halt(NOT_FOUND));
    return page.size() == OWNERS
        ? Map.of("owners", page, "next", page.getLast())
        : Map.of("owners", page);
  }

  private Map<String, Object> search(Request request) throws Exception {
    Wanted wanted = Wanted.of(request.body());
    var found = new ArrayList<Map<String, Object>>();
    String next =
        vault.read(
            user(request),
            after(request),
            (kept, message) -> {
              Set<Fingerprint> borne = wanted.borneBy(message, key);
              if (!borne.isEmpty()) {
                found.add(describe(kept, borne));
              }
            });
    var answer = new HashMap<String, Object>();
    answer.put("mails", found);
    if (next != null) {
      answer.put("next", next);
    }
    return answer;
  }

  private static Map<String, Object> describe(Vault.Kept kept, Set<Fingerprint> borne) {
    return Map.of(
        "id", kept.id(),
        "bytes", kept.bytes(),
        "at", kept.deletedAt().toString(),
        "fingerprints", borne.stream().map(Fingerprint::toString).toList());
  }

  private Object read(Request request, Response response) throws Exception {
    Optional<InputStream> message = vault.open(user(request), request.params("id"));
    try (InputStream open = message.orElseThrow(() -> Spark.halt(NOT_FOUND))) {
      response.type("message/rfc822");
      open.transferTo(response.raw().getOutputStream());
      return "";
    }
  }
}
