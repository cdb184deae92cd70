package vn.congvu.security.radius;

import static vn.congvu.platform.paging.Page.DEFAULT_LIMIT;
import static vn.congvu.platform.paging.Page.MAX_LIMIT;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

/** How far the document of a case got. */
@Path("/api/v1/spills/{id}/leak-radius")
@Tag(name = "spills")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class LeakRadiusResource {

  private final LeakRadii radii;
  private final Caller caller;

  LeakRadiusResource(LeakRadii radii, Caller caller) {
    this.radii = radii;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(
      summary = "Compute who had the document, for how long, who opened it and who passed it on",
      description =
          "From where the copies lie and from their envelopes, read now. Recipients beyond the"
              + " province and devices become rows of the coverage ledger.")
  public RestResponse<LeakRadiusView> order(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return radii.order(caller, id, ifMatch).as(RestResponse.Status.ACCEPTED).build();
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
  @Operation(summary = "The computations of a case, newest first; refused to its reporter")
  public Page<LeakRadiusView> list(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    List<String> keys = Cursor.decode(after, 1);
    int below = keys.isEmpty() ? Integer.MAX_VALUE : Cursor.key(keys.getFirst(), Integer::parseInt);
    return Page.of(
        radii.page(caller, id, below, limit + 1), limit, radius -> Cursor.encode(radius.number()));
  }

  @GET
  @Path("/people")
  @RolesAllowed({
    Role.OFFICER,
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.OPERATOR,
    Role.OPERATOR_LEAD,
    Role.AUDITOR,
    Role.POLICE_ASSESSOR
  })
  @Operation(
      summary = "Who is within the radius as it was computed last, by address; none before",
      description = "Refused to the case's reporter.")
  public Page<Reached> people(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    List<String> keys = Cursor.decode(after, 1);
    String behind = keys.isEmpty() ? "" : keys.getFirst();
    return Page.of(
        radii.people(caller, id, behind, limit + 1), limit, it -> Cursor.encode(it.address()));
  }
}
