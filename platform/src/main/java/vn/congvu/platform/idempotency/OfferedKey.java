package vn.congvu.platform.idempotency;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key that came with this request, on its way from the filter to the interceptor. */
@RequestScoped
class OfferedKey {

  private IdempotencyKeys.@Nullable Call call;

  void offer(IdempotencyKeys.Call offered) {
    call = offered;
  }

  /** Once only: it stands for one piece of work. */
  Optional<IdempotencyKeys.Call> take() {
    Optional<IdempotencyKeys.Call> taken = Optional.ofNullable(call);
    call = null;
    return taken;
  }
}
