package vn.congvu.backup.run;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.idempotency.Idempotent;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/backup-runs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "backup-runs", description = "Backups of many mailboxes at once")
class RunResource {

  private final RunDesk desk;

  RunResource(RunDesk desk) {
    this.desk = desk;
  }

  @POST
  @Idempotent
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(
      summary = "Back up now",
      description =
          "All mailboxes, those of one unit, or those named. Only what changed since the last time"
              + " is read.")
  public RestResponse<RunView> order(@Valid @NotNull OrderRunRequest order, @Context UriInfo uri) {
    RunView run = desk.order(order);
    return ResponseBuilder.<RunView>created(
            uri.getAbsolutePathBuilder().path(run.id().toString()).build())
        .entity(run)
        .header(HttpHeaders.ETAG, Versions.etag(run.version()))
        .build();
  }

  @GET
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "Runs, newest first")
  public Page<RunView> list(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return desk.page(after, limit);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "One run and how far it is")
  public RestResponse<RunView> one(@PathParam("id") UUID id) {
    RunView run = desk.require(id);
    return ResponseBuilder.ok(run).header(HttpHeaders.ETAG, Versions.etag(run.version())).build();
  }

  @GET
  @Path("/{id}/mailboxes")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(
      summary = "The mailboxes of a run",
      description = "With state=FAILED: what could not be backed up, and why.")
  public Page<JobView> mailboxes(
      @PathParam("id") UUID id,
      @QueryParam("state") @Nullable JobState state,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return desk.mailboxes(id, state, after, limit);
  }

  @POST
  @Path("/{id}/cancellation")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Stop a run; what is in the repository stays there")
  public RestResponse<RunView> cancel(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    RunView run = desk.cancel(id, ifMatch);
    return ResponseBuilder.ok(run).header(HttpHeaders.ETAG, Versions.etag(run.version())).build();
  }
}
