package vn.congvu.account.credential;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/password-links")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Credentials", description = "Lost and leaked passwords, one-time links")
class PasswordLinkResource {

  private final PasswordLinkService links;

  PasswordLinkResource(PasswordLinkService links) {
    this.links = links;
  }

  /** Not idempotent by key: the answer would have to be kept, and with it the token. */
  @POST
  @RolesAllowed({Role.FOCAL_POINT, Role.UNIT_HEAD, Role.OPERATOR})
  @Operation(
      summary = "Issues a one-time link for an open report",
      description =
          "The link is shown in this answer and never again. A new link voids the older ones.")
  public RestResponse<IssuedLink> issue(@NotNull @Valid IssueLinkRequest request) {
    var never = new CacheControl();
    never.setNoStore(true);
    return ResponseBuilder.create(
            Status.CREATED, links.issue(request.reportId(), request.identityCheck()))
        .cacheControl(never)
        .build();
  }
}
