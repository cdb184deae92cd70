package vn.congvu.security.destruction;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/spills/{id}/result-sets/{number}/destruction")
@Tag(name = "spills")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DestructionResource {

  private final DestructionService destructions;
  private final Caller caller;

  DestructionResource(DestructionService destructions, Caller caller) {
    this.destructions = destructions;
    this.caller = caller;
  }

  @POST
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(
      summary = "Carry out an approved set; cannot be undone",
      description =
          "By the executor, while the approval holds. Goes on by itself until every copy of the set"
              + " is proved to be destroyed, in the backups too.")
  public RestResponse<DestructionView> order(
      @PathParam("id") UUID id,
      @PathParam("number") int number,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return destructions.order(caller, id, number, ifMatch).as(RestResponse.Status.ACCEPTED).build();
  }

  @GET
  @RolesAllowed({
    Role.OFFICER,
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.OPERATOR,
    Role.OPERATOR_LEAD,
    Role.AUDITOR,
    Role.POLICE_ASSESSOR
  })
  @Operation(summary = "How far it has come; refused to the case's reporter")
  public DestructionView one(@PathParam("id") UUID id, @PathParam("number") int number) {
    return destructions.one(caller, id, number);
  }
}
