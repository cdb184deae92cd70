package vn.congvu.backup.schedule;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.approval.ReasonRequest;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/backup-schedules")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "backup-schedules", description = "What is done again and again, and when next")
class ScheduleResource {

  private final ScheduleDesk desk;

  ScheduleResource(ScheduleDesk desk) {
    this.desk = desk;
  }

  @GET
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "All schedules with their last and next turn")
  public Page<ScheduleView> list() {
    return new Page<>(desk.all(), null);
  }

  @GET
  @Path("/{name}")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "One schedule")
  public RestResponse<ScheduleView> one(@PathParam("name") String name) {
    return answer(desk.require(name));
  }

  @POST
  @Path("/{name}/pause")
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(summary = "Let no more turns be taken")
  public RestResponse<ScheduleView> pause(
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull ReasonRequest request) {
    return answer(desk.pause(name, ifMatch, request.reason()));
  }

  @POST
  @Path("/{name}/resumption")
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(
      summary = "Let turns be taken again",
      description = "What would have been due during the pause is not made up for.")
  public RestResponse<ScheduleView> resume(
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull ReasonRequest request) {
    return answer(desk.resume(name, ifMatch, request.reason()));
  }

  private static RestResponse<ScheduleView> answer(ScheduleView schedule) {
    return ResponseBuilder.ok(schedule)
        .header(HttpHeaders.ETAG, Versions.etag(schedule.version()))
        .build();
  }
}
