package vn.congvu.security.spill;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.idempotency.Idempotent;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;
import vn.congvu.security.duty.Deed;
import vn.congvu.security.duty.DutyKind;

@Path("/api/v1/spills")
@Tag(
    name = "spills",
    description =
        "Tài liệu mật trong hộp thư: báo Thủ trưởng, báo cơ quan vận hành, cơ quan gửi và cơ quan có"
            + " thẩm quyền. Tuyệt đối không chuyển tiếp, tải lên, chép hay dán nội dung tài liệu.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SpillResource {

  private final SpillViews spills;
  private final SpillReports reports;
  private final SpillService steps;
  private final References references;
  private final Caller caller;

  SpillResource(
      SpillViews spills,
      SpillReports reports,
      SpillService steps,
      References references,
      Caller caller) {
    this.spills = spills;
    this.reports = reports;
    this.steps = steps;
    this.references = references;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @RolesAllowed({Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD})
  @Operation(
      summary = "Report a classified document in a mailbox; the head of the unit is told",
      description =
          "By reference only: a message of the own mailbox, or a Message-ID. Nothing of its content"
              + " is taken; a note that looks like content is refused.")
  public RestResponse<SpillView> report(@NotNull @Valid ReportSpillRequest report) {
    References.Told told = references.look(caller, report.message(), report.messageId());
    SpillView spill = reports.report(caller, report, told);
    return RestResponse.ResponseBuilder.<SpillView>created(
            URI.create("/api/v1/spills/" + spill.id()))
        .entity(spill)
        .header(HttpHeaders.ETAG, Versions.etag(spill.version()))
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
  @Operation(summary = "The cases that the caller is on or that wait for them, newest first")
  public Page<SpillLine> list(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    return Page.of(
        spills.page(caller, Cursor.id(after), limit + 1),
        limit,
        spill -> Cursor.encode(spill.id()));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({
    Role.OFFICER,
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.OPERATOR,
    Role.OPERATOR_LEAD,
    Role.AUDITOR,
    Role.POLICE_ASSESSOR
  })
  @Operation(summary = "One case, as far as the caller's part in it goes")
  public RestResponse<SpillView> one(@PathParam("id") UUID id) {
    return tagged(spills.require(caller, id));
  }

  @POST
  @Path("/{id}/confirmation")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Role.UNIT_HEAD)
  @Operation(summary = "The head confirms; with it the operator is told")
  public RestResponse<SpillView> confirm(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return tagged(steps.confirm(caller, id, ifMatch));
  }

  @POST
  @Path("/{id}/assignment")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(summary = "Take charge; no other lead sees the case from then on")
  public RestResponse<SpillView> take(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return tagged(steps.takeCharge(caller, id, ifMatch));
  }

  @POST
  @Path("/{id}/people")
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(summary = "Put somebody on the case who carries out or approves")
  public RestResponse<SpillView> name(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid NamePersonRequest person) {
    return tagged(steps.name(caller, id, ifMatch, person));
  }

  @POST
  @Path("/{id}/duties/{kind}")
  @RolesAllowed({Role.UNIT_HEAD, Role.OPERATOR_LEAD})
  @Operation(
      summary = "Write down how a duty of article 15.3 was done",
      description = "Those outside are told by another way than the system on which it lies.")
  public RestResponse<SpillView> dutyDone(
      @PathParam("id") UUID id,
      @PathParam("kind") DutyKind kind,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid Deed deed) {
    return tagged(steps.dutyDone(caller, id, ifMatch, kind, deed));
  }

  @POST
  @Path("/{id}/references")
  @RolesAllowed({Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD, Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(
      summary = "Name one more message of the case",
      description =
          "What a reporter names after the head has confirmed is not looked for until the head, the"
              + " lead or the executor accepts it.")
  public RestResponse<SpillView> addReference(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid AddReferenceRequest request) {
    // Before anything is read: whoever is outside gets nothing looked up.
    var _ = spills.require(caller, id);
    References.Told told = references.look(caller, request.message(), request.messageId());
    if (told == null) {
      throw ProblemException.of(SpillProblem.REFERENCE_UNCLEAR, "Hãy chọn một thư.");
    }
    return tagged(reports.addReference(caller, id, ifMatch, told));
  }

  @POST
  @Path("/{id}/references/{reference}/acceptance")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.UNIT_HEAD, Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Look for copies by a message too that the reporter has named later")
  public RestResponse<SpillView> acceptReference(
      @PathParam("id") UUID id,
      @PathParam("reference") UUID reference,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return tagged(reports.acceptReference(caller, id, ifMatch, reference));
  }

  @POST
  @Path("/{id}/assessment")
  @RolesAllowed(Role.POLICE_ASSESSOR)
  @Operation(summary = "The authority concludes how far the secret got out")
  public RestResponse<SpillView> assess(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid AssessmentRequest assessment) {
    return tagged(steps.assess(caller, id, ifMatch, assessment));
  }

  @POST
  @Path("/{id}/remediation")
  @RolesAllowed({Role.UNIT_HEAD, Role.OPERATOR_LEAD})
  @Operation(summary = "Say what was done so that it does not happen again")
  public RestResponse<SpillView> remediate(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid RemediationRequest request) {
    return tagged(steps.remediate(caller, id, ifMatch, request.remedies()));
  }

  @POST
  @Path("/{id}/closure")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(summary = "Close it; refused while a duty or a place is open")
  public RestResponse<SpillView> close(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return tagged(steps.close(caller, id, ifMatch));
  }

  private static RestResponse<SpillView> tagged(SpillView spill) {
    return RestResponse.ResponseBuilder.ok(spill)
        .header(HttpHeaders.ETAG, Versions.etag(spill.version()))
        .build();
  }
}
