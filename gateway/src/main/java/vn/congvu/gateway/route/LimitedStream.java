package vn.congvu.gateway.route;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * A request body that fails once it has grown past its limit. Needed for bodies sent in chunks,
 * whose length nobody announces; a body with a Content-Length is refused before it is read.
 */
final class LimitedStream implements ReadStream<Buffer> {
  private final ReadStream<Buffer> stream;
  private final long limit;
  private long seen;
  private boolean overrun;
  private @Nullable Handler<Throwable> failed;

  LimitedStream(ReadStream<Buffer> stream, long limit) {
    this.stream = stream;
    this.limit = limit;
  }

  @Override
  public LimitedStream handler(@Nullable Handler<Buffer> handler) {
    if (handler == null) {
      stream.handler(null);
    } else {
      stream.handler(chunk -> count(chunk, handler));
    }
    return this;
  }

  /** The library resets the request without its reason; this is where the reason is kept. */
  boolean isOverrun() {
    return overrun;
  }

  private void count(Buffer chunk, Handler<Buffer> handler) {
    seen += chunk.length();
    if (seen <= limit) {
      handler.handle(chunk);
    } else if (!overrun) {
      overrun = true;
      if (failed != null) {
        failed.handle(new BodyTooLarge());
      }
    }
  }

  @Override
  public LimitedStream exceptionHandler(@Nullable Handler<Throwable> handler) {
    failed = handler;
    stream.exceptionHandler(handler);
    return this;
  }

  @Override
  public LimitedStream endHandler(@Nullable Handler<Void> handler) {
    if (handler == null) {
      stream.endHandler(null);
    } else {
      stream.endHandler(
          end -> {
            if (!overrun) {
              handler.handle(end);
            }
          });
    }
    return this;
  }

  @Override
  public LimitedStream pause() {
    stream.pause();
    return this;
  }

  @Override
  public LimitedStream resume() {
    stream.resume();
    return this;
  }

  @Override
  public LimitedStream fetch(long amount) {
    stream.fetch(amount);
    return this;
  }

  /** Says that the limit was passed. */
  static final class BodyTooLarge extends RuntimeException {
    BodyTooLarge() {
      super("body too large", null, false, false);
    }
  }
}
