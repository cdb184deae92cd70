package vn.congvu.incident.response;

import static vn.congvu.platform.paging.Page.DEFAULT_LIMIT;
import static vn.congvu.platform.paging.Page.MAX_LIMIT;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/incidents")
@Tag(name = "Incidents", description = "Sự cố do cơ quan vận hành xử lý")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class IncidentResource {

  private final IncidentService incidents;
  private final Caller caller;

  IncidentResource(IncidentService incidents, Caller caller) {
    this.incidents = incidents;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Role.FOCAL_POINT, Role.UNIT_HEAD, Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "The incidents that the caller may see, newest first")
  public Page<IncidentView> list(
      @QueryParam("state") @Nullable IncidentState state,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    return Page.of(
        incidents.page(caller, state, Cursor.id(after), limit + 1),
        limit,
        incident -> Cursor.encode(incident.id()));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.FOCAL_POINT, Role.UNIT_HEAD, Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "One incident")
  public RestResponse<IncidentView> one(@PathParam("id") UUID id) {
    return tagged(incidents.require(caller, id));
  }

  @POST
  @Path("/{id}/assignment")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Take it on")
  public RestResponse<IncidentView> take(
      @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return tagged(incidents.take(caller, id, ifMatch));
  }

  @POST
  @Path("/{id}/resolution")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Say how it was resolved")
  public RestResponse<IncidentView> resolve(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid ResolveIncidentRequest request) {
    return tagged(incidents.resolve(caller, id, ifMatch, request.resolution()));
  }

  private static RestResponse<IncidentView> tagged(IncidentView incident) {
    return RestResponse.ResponseBuilder.ok(incident)
        .header("ETag", Versions.etag(incident.version()))
        .build();
  }
}
