package vn.congvu.account.provisioning;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/provisioning-jobs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Provisioning", description = "Work on the mail server and at the identity provider")
class ProvisioningJobResource {

  private final JobService jobs;

  ProvisioningJobResource(JobService jobs) {
    this.jobs = jobs;
  }

  @GET
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "Jobs, newest first; of one request when requestId is given")
  public Page<JobResponse> list(
      @QueryParam("requestId") @Nullable UUID requestId,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return jobs.page(requestId, after, limit);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "One job with its progress")
  public JobResponse get(@PathParam("id") UUID id) {
    return jobs.require(id);
  }

  @GET
  @Path("/{id}/tasks")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "The job's tasks, one per line of the request")
  public Page<TaskResponse> tasks(
      @PathParam("id") UUID id,
      @QueryParam("state") @Nullable TaskState state,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return jobs.tasks(id, state, after, limit);
  }

  @POST
  @Path("/{id}/cancellation")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(
      summary = "Holds the job",
      description = "No further task begins; running ones end. A resumption lets it go on.")
  public JobResponse hold(@PathParam("id") UUID id) {
    return jobs.hold(id);
  }

  @POST
  @Path("/{id}/resumption")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Lets a held job go on")
  public JobResponse resume(@PathParam("id") UUID id) {
    return jobs.resume(id);
  }
}
