package vn.congvu.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Does the work and keeps its answer in one transaction: a process that dies leaves both or
 * neither. A call that fails or is refused leaves neither, so its key may be used again.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_AFTER)
class IdempotencyInterceptor {

  private final OfferedKey offered;
  private final IdempotencyKeys keys;
  private final ObjectMapper json;

  IdempotencyInterceptor(OfferedKey offered, IdempotencyKeys keys, ObjectMapper json) {
    this.offered = offered;
    this.keys = keys;
    this.json = json;
  }

  @AroundInvoke
  @Nullable Object once(InvocationContext work) throws Exception {
    Optional<IdempotencyKeys.Call> call = offered.take();
    return call.isEmpty() ? work.proceed() : keys.once(call.get(), work::proceed, this::answer);
  }

  private IdempotencyKeys.Answer answer(Object result) {
    Response response =
        result instanceof RestResponse<?> typed ? typed.toResponse() : (Response) result;
    Object entity = response.getEntity();
    return new IdempotencyKeys.Answer(
        response.getStatus(),
        entity == null ? null : MediaType.APPLICATION_JSON,
        header(response, HttpHeaders.LOCATION),
        header(response, HttpHeaders.ETAG),
        entity == null ? null : written(entity));
  }

  private byte[] written(Object entity) {
    try {
      return json.writeValueAsBytes(entity);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer cannot be written", e);
    }
  }

  private static @Nullable String header(Response response, String name) {
    Object value = response.getHeaders().getFirst(name);
    return value == null ? null : value.toString();
  }
}
