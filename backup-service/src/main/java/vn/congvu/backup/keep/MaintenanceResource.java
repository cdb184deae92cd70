package vn.congvu.backup.keep;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.idempotency.Idempotent;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/backup-maintenance-jobs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
    name = "backup-maintenance-jobs",
    description = "Checks, repair, second copy, retention and compaction of the repository")
class MaintenanceResource {

  private final Maintenance maintenance;
  private final MaintenanceDesk desk;

  MaintenanceResource(Maintenance maintenance, MaintenanceDesk desk) {
    this.maintenance = maintenance;
    this.desk = desk;
  }

  @POST
  @Idempotent
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(summary = "Order maintenance; the schedules order it by themselves as well")
  public RestResponse<MaintenanceView> order(
      @Valid @NotNull OrderMaintenanceRequest request, @Context UriInfo uri) {
    MaintenanceView job = desk.order(request.kind());
    return ResponseBuilder.<MaintenanceView>created(
            uri.getAbsolutePathBuilder().path(job.id().toString()).build())
        .entity(job)
        .build();
  }

  @GET
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "Jobs, newest first")
  public Page<MaintenanceView> list(
      @QueryParam("kind") @Nullable MaintenanceKind kind,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return maintenance.page(kind, after, limit);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "One job and its result")
  public MaintenanceView one(@PathParam("id") UUID id) {
    return maintenance.require(id);
  }

  @GET
  @Path("/{id}/findings")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "The faults that a check found, each named")
  public Page<Maintenance.Finding> findings(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return maintenance.findings(id, after, limit);
  }
}
