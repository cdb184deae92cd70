package vn.congvu.security.containment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;
import vn.congvu.security.spill.SpillState;
import vn.congvu.security.spill.SpillView;

@Path("/api/v1/spills/{id}")
@Tag(name = "spills")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ContainmentResource {

  private final Containments containments;
  private final Parts parts;
  private final Caller caller;

  ContainmentResource(Containments containments, Parts parts, Caller caller) {
    this.containments = containments;
    this.parts = parts;
    this.caller = caller;
  }

  @POST
  @Path("/containment")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(
      summary = "Take all copies away at once; they lie sealed and can be given back",
      description =
          "Where the regulation has nothing sealed (leak.containment is STRAIGHT_EXPUNGE) copies"
              + " stay where they are and are only held back as they arrive; they are expunged when"
              + " their destruction is approved, and then nobody can give them back. Also what is"
              + " found or arrives later. Ordered again, what was found since is taken now. How far"
              + " it is: GET of the same address.")
  public RestResponse<SpillView> take(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(RestResponse.Status.ACCEPTED, containments.take(caller, id, ifMatch));
  }

  @GET
  @Path("/containment")
  @RolesAllowed({
    Role.OFFICER,
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.OPERATOR,
    Role.OPERATOR_LEAD,
    Role.AUDITOR,
    Role.POLICE_ASSESSOR
  })
  @Operation(summary = "What was ordered and how far it is; refused to the reporter")
  public ContainmentView one(@PathParam("id") UUID id) {
    return containments.view(caller, id);
  }

  @GET
  @Path("/parts")
  @RolesAllowed({
    Role.OFFICER,
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.OPERATOR,
    Role.OPERATOR_LEAD,
    Role.AUDITOR,
    Role.POLICE_ASSESSOR
  })
  @Operation(summary = "The parts by which copies are found; refused to the reporter")
  public List<PartView> parts(@PathParam("id") UUID id) {
    return parts.of(caller, id);
  }

  @POST
  @Path("/parts/{part}/exclusion")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(
      summary = "Look for nothing by this part any more: innocent mail has it too",
      description =
          "What was taken for that part alone is given back, and what arrives with it is delivered"
              + " again. What was only found by it leaves the list with the next search.")
  public RestResponse<List<PartView>> exclude(
      @PathParam("id") UUID id,
      @PathParam("part") UUID part,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid ReleaseRequest request) {
    return parts.exclude(caller, id, ifMatch, part, request.reason()).ok();
  }

  @POST
  @Path("/release")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.UNIT_HEAD, Role.OPERATOR_LEAD})
  @Operation(
      summary = "It was a false alarm",
      description =
          "What was taken away is given back, with flags, date and folder; the case is released"
              + " when all of it is.")
  public RestResponse<SpillView> release(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid ReleaseRequest request) {
    SpillView spill = containments.release(caller, id, ifMatch, request.reason());
    return answer(
        spill.state() == SpillState.RELEASED
            ? RestResponse.Status.OK
            : RestResponse.Status.ACCEPTED,
        spill);
  }

  private static RestResponse<SpillView> answer(RestResponse.Status status, SpillView spill) {
    return RestResponse.ResponseBuilder.create(status, spill)
        .header(HttpHeaders.ETAG, Versions.etag(spill.version()))
        .build();
  }
}
