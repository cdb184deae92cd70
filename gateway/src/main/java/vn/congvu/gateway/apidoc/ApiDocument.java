package vn.congvu.gateway.apidoc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import vn.congvu.gateway.route.Route;
import vn.congvu.gateway.route.RouteTable;

/**
 * Fetches the services' documents and answers with one. A service that is away leaves a gap that
 * the document names; what was fetched is kept for a minute, and used for longer if nothing newer
 * comes.
 */
@ApplicationScoped
public class ApiDocument {
  private static final Logger LOG = Logger.getLogger(ApiDocument.class);
  private static final long FRESH_NANOS = Duration.ofMinutes(1).toNanos();
  private static final YAMLMapper YAML = new YAMLMapper();

  private final Map<String, URI> sources = new TreeMap<>();
  private final Map<String, Fetched> fetched = new ConcurrentHashMap<>();
  private final HttpClient client;
  private final ObjectMapper json;

  ApiDocument(RouteTable table, Vertx vertx, ObjectMapper json) {
    for (Route route : table.routes()) {
      if (route.openapi() != null) {
        sources.put(route.name(), route.openapi());
      }
    }
    this.client = vertx.createHttpClient();
    this.json = json;
  }

  public void json(RoutingContext rc) {
    answer(rc, json, "application/json");
  }

  public void yaml(RoutingContext rc) {
    answer(rc, YAML, "application/yaml");
  }

  private void answer(RoutingContext rc, ObjectMapper mapper, String mediaType) {
    var all = sources.entrySet().stream().map(s -> refresh(s.getKey(), s.getValue())).toList();
    Future.join(all)
        .onComplete(
            done -> {
              try {
                rc.response()
                    .putHeader("Content-Type", mediaType)
                    .putHeader("Cache-Control", "public, max-age=60")
                    .end(mapper.writeValueAsString(merged()));
              } catch (JsonProcessingException e) {
                rc.fail(e);
              }
            });
  }

  private ObjectNode merged() {
    var documents = new TreeMap<String, ObjectNode>();
    fetched.forEach((name, document) -> documents.put(name, document.content()));
    return OpenApiMerge.merge(documents, sources.keySet(), json);
  }

  private Future<Void> refresh(String name, URI source) {
    Fetched known = fetched.get(name);
    if (known != null && System.nanoTime() - known.at() < FRESH_NANOS) {
      return Future.succeededFuture();
    }
    var options =
        new RequestOptions()
            .setAbsoluteURI(source.toString())
            .setMethod(HttpMethod.GET)
            .putHeader("Accept", "application/json")
            .setTimeout(2_000);
    return client
        .request(options)
        .compose(request -> request.send())
        .compose(HttpClientResponse::body)
        .map(
            body -> {
              try {
                return (ObjectNode) json.readTree(body.getBytes());
              } catch (java.io.IOException | ClassCastException e) {
                throw new IllegalStateException("not an OpenAPI document", e);
              }
            })
        .onSuccess(document -> fetched.put(name, new Fetched(document, System.nanoTime())))
        .onFailure(cause -> LOG.debugf("no OpenAPI document from route=%s", name))
        .mapEmpty();
  }

  private record Fetched(ObjectNode content, long at) {}
}
