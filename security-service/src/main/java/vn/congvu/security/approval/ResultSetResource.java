package vn.congvu.security.approval;

import static vn.congvu.platform.paging.Page.DEFAULT_LIMIT;
import static vn.congvu.platform.paging.Page.MAX_LIMIT;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
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
import vn.congvu.security.spill.Stepped;

/**
 * Sets of copies to be destroyed. Steps are made against the case's version, and answer the new
 * one.
 */
@Path("/api/v1/spills/{id}/result-sets")
@Tag(name = "spills")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ResultSetResource {

  private final ApprovalService approvals;
  private final Caller caller;

  ResultSetResource(ApprovalService approvals, Caller caller) {
    this.approvals = approvals;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(
      summary = "Freeze what is to be destroyed, so that it can be approved",
      description = "Whatever is found or changes afterwards makes the set worth nothing.")
  public RestResponse<ResultSetView> freeze(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    Stepped<ResultSetView> frozen = approvals.freeze(caller, id, ifMatch);
    return frozen
        .as(RestResponse.Status.CREATED)
        .location(URI.create("/api/v1/spills/" + id + "/result-sets/" + frozen.done().number()))
        .build();
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
  @Operation(summary = "The sets of the case, oldest first; refused to its reporter")
  public Page<ResultSetView> list(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    return Page.of(
        approvals.page(caller, id, number(after), limit + 1),
        limit,
        set -> Cursor.encode(set.number()));
  }

  @GET
  @Path("/{number}")
  @RolesAllowed({
    Role.OFFICER,
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.OPERATOR,
    Role.OPERATOR_LEAD,
    Role.AUDITOR,
    Role.POLICE_ASSESSOR
  })
  @Operation(summary = "One set and the decision on it; refused to the case's reporter")
  public ResultSetView one(@PathParam("id") UUID id, @PathParam("number") int number) {
    return approvals.one(caller, id, number);
  }

  @GET
  @Path("/{number}/lines")
  @RolesAllowed({
    Role.OFFICER,
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.OPERATOR,
    Role.OPERATOR_LEAD,
    Role.AUDITOR,
    Role.POLICE_ASSESSOR
  })
  @Operation(summary = "Each copy of a set, in the order of its digest")
  public Page<SetLines.Line> lines(
      @PathParam("id") UUID id,
      @PathParam("number") int number,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    return Page.of(
        approvals.lines(caller, id, number, number(after), limit + 1),
        limit,
        line -> Cursor.encode(line.position()));
  }

  @GET
  @Path("/{number}/export")
  @Produces("application/jsonl")
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
      summary = "A whole set as JSON lines",
      description = "Its digest is the SHA-256 of these bytes: sha256sum FILE")
  public StreamingOutput export(@PathParam("id") UUID id, @PathParam("number") int number) {
    return approvals.export(caller, id, number)::to;
  }

  @POST
  @Path("/{number}/approval")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(
      summary = "Approve another person's set; needs a fresh login",
      description =
          "Says what the authority answered to the question whether everything is to be kept as it"
              + " is. If so, nothing is destroyed until its order is lifted.")
  public RestResponse<ResultSetView> approve(
      @PathParam("id") UUID id,
      @PathParam("number") int number,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid Approval approval) {
    return approvals.approve(caller, id, number, ifMatch, approval).ok();
  }

  /** Why, in a few words without any content. */
  record Reason(@NotBlank String reason) {}

  @POST
  @Path("/{number}/rejection")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Reject another person's set")
  public RestResponse<ResultSetView> reject(
      @PathParam("id") UUID id,
      @PathParam("number") int number,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid Reason reason) {
    return approvals.reject(caller, id, number, ifMatch, reason.reason()).ok();
  }

  @POST
  @Path("/{number}/lifting")
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(summary = "The authority no longer wants everything kept; freeze and approve anew")
  public RestResponse<ResultSetView> lift(
      @PathParam("id") UUID id,
      @PathParam("number") int number,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid Reason reason) {
    return approvals.lift(caller, id, number, ifMatch, reason.reason()).ok();
  }

  private static int number(@Nullable String after) {
    List<String> keys = Cursor.decode(after, 1);
    return keys.isEmpty() ? 0 : Cursor.key(keys.getFirst(), Integer::parseInt);
  }
}
