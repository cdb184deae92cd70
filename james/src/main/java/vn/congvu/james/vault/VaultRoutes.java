package vn.congvu.james.vault;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.inject.Inject;
import org.apache.james.core.Username;
import org.apache.james.mailbox.model.MessageId;
import org.apache.james.vault.DeletedMessage;
import org.apache.james.vault.DeletedMessageContentNotFoundException;
import org.apache.james.vault.DeletedMessageVault;
import org.apache.james.vault.VaultConfiguration;
import org.apache.james.vault.search.Query;
import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.utils.JsonTransformer;
import org.apache.james.webadmin.utils.Responses;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import spark.Request;
import spark.Response;
import spark.Service;
import spark.Spark;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.james.undelivered.Wanted;

/**
 * Searches, reads and purges what the vault keeps of one user's deleted mail. WebAdmin's own routes
 * search by subject, sender and time, and show what they found only by mailing or restoring it.
 */
public final class VaultRoutes implements Routes {

  private static final String PATH = "/vaulted";
  private static final int LOOKED_AT = 500;
  private static final int NOT_FOUND = 404;

  private final DeletedMessageVault vault;
  private final VaultConfiguration configuration;
  private final MessageId.Factory ids;
  private final FingerprintKey key;
  private final JsonTransformer json;

  @Inject
  public VaultRoutes(
      DeletedMessageVault vault,
      VaultConfiguration configuration,
      MessageId.Factory ids,
      FingerprintKey key,
      JsonTransformer json) {
    this.vault = vault;
    this.configuration = configuration;
    this.ids = ids;
    this.key = key;
    this.json = json;
  }

  @Override
  public String getBasePath() {
    return PATH;
  }

  @Override
  public void define(Service service) {
    service.get(PATH, (_, _) -> Map.of("on", configuration.isEnabled()), json);
    service.post(PATH + "/:user/search", (request, _) -> search(request), json);
    service.get(PATH + "/:user/:id", this::read);
    service.delete(
        PATH + "/:user/:id",
        (request, response) -> {
          Mono.from(vault.delete(user(request), id(request))).block();
          return Responses.returnNoContent(response);
        });
  }

  private static Username user(Request request) {
    return Username.of(request.params("user"));
  }

  private MessageId id(Request request) {
    return ids.fromString(request.params("id"));
  }

  private Map<String, Object> search(Request request) throws Exception {
    Username user = user(request);
    Wanted wanted = Wanted.of(request.body());
    List<DeletedMessage> page = page(user, request.queryParamOrDefault("after", ""));
    var found = new ArrayList<Map<String, Object>>();
    for (DeletedMessage message : page) {
      Set<Fingerprint> borne = borne(user, message.getMessageId(), wanted);
      if (!borne.isEmpty()) {
        found.add(describe(message, borne));
      }
    }
    var answer = new HashMap<String, Object>();
    answer.put("mails", found);
    if (page.size() == LOOKED_AT) {
      answer.put("next", page.getLast().getMessageId().serialize());
    }
    return answer;
  }

  private List<DeletedMessage> page(Username user, String after) {
    return Flux.from(vault.search(user, Query.ALL))
        .filter(message -> message.getMessageId().serialize().compareTo(after) > 0)
        .collectSortedList(Comparator.comparing(message -> message.getMessageId().serialize()))
        .blockOptional()
        .orElseThrow()
        .stream()
        .limit(LOOKED_AT)
        .toList();
  }

  private Set<Fingerprint> borne(Username user, MessageId id, Wanted wanted) throws Exception {
    try (InputStream message = open(user, id)) {
      return wanted.borneBy(message, key);
    } catch (DeletedMessageContentNotFoundException _) {
      // Purged while the list was read.
      return Set.of();
    }
  }

  private InputStream open(Username user, MessageId id) {
    return Mono.from(vault.loadMimeMessage(user, id))
        .switchIfEmpty(Mono.error(() -> new DeletedMessageContentNotFoundException(user, id)))
        .blockOptional()
        .orElseThrow();
  }

  private static Map<String, Object> describe(DeletedMessage message, Set<Fingerprint> borne) {
    return Map.of(
        "id", message.getMessageId().serialize(),
        "sender", message.getSender().asString(),
        "bytes", message.getSize(),
        "at", message.getDeletionDate().toInstant().toString(),
        "fingerprints", borne.stream().map(Fingerprint::toString).toList());
  }

  private Object read(Request request, Response response) throws Exception {
    try (InputStream message = open(user(request), id(request))) {
      response.type("message/rfc822");
      message.transferTo(response.raw().getOutputStream());
      return "";
    } catch (DeletedMessageContentNotFoundException _) {
      throw Spark.halt(NOT_FOUND);
    }
  }
}
