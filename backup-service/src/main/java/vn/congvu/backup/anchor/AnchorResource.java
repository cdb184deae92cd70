package vn.congvu.backup.anchor;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.congvu.platform.scope.Role;

/** For our other services; the gateway knows no route to it. */
@Path("/api/v1/evidence-anchors")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AnchorResource {

  private final Anchors anchors;

  AnchorResource(Anchors anchors) {
    this.anchors = anchors;
  }

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(hidden = true)
  public String sign(@NotNull @Valid AnchorRequest head) {
    return anchors.sign(head);
  }
}
