package vn.congvu.platform.problem;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Counts a body that came without its length. Quarkus would do so too, but answers an empty 413; so
 * its own limit lies above ours, and is met only by what never reaches Jakarta REST.
 */
@Provider
@Priority(Priorities.ENTITY_CODER)
class UnannouncedBody implements ContainerRequestFilter {

  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

  private final BodyLimits limits;

  UnannouncedBody(BodyLimits limits) {
    this.limits = limits;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null
        && !WITHOUT_BODY.contains(request.getMethod())) {
      long limit = limits.of(request.getUriInfo().getRequestUri().getRawPath());
      request.setEntityStream(new Counted(request.getEntityStream(), limit));
    }
  }

  private static final class Counted extends FilterInputStream {

    private long left;

    Counted(InputStream body, long limit) {
      super(body);
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      if (value >= 0) {
        count(1);
      }
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(Math.max(0, read));
      return read;
    }

    /** The body's own close would read on to an end that may be far. */
    @Override
    public void close() throws IOException {
      if (left >= 0) {
        super.close();
      }
    }

    private void count(int read) throws BodyTooLarge {
      left -= read;
      if (left < 0) {
        throw new BodyTooLarge();
      }
    }
  }
}
