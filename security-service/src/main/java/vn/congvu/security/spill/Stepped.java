package vn.congvu.security.spill;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import vn.congvu.platform.etag.Versions;

/**
 * What a step did, and the version that its case has by it: the next step is made against that.
 *
 * @param version of the case, not of what was done
 */
public record Stepped<T>(T done, long version) {

  public RestResponse.ResponseBuilder<T> as(RestResponse.Status status) {
    return RestResponse.ResponseBuilder.create(status, done)
        .header(HttpHeaders.ETAG, Versions.etag(version));
  }

  public RestResponse<T> ok() {
    return as(RestResponse.Status.OK).build();
  }
}
