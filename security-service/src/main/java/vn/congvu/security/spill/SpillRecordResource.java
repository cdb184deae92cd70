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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
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
import vn.congvu.security.coverage.CoverageView;
import vn.congvu.security.coverage.DeclarationRequest;
import vn.congvu.security.evidence.EvidenceView;

/** What was done in a case and where copies lie, for those who work on it. */
@Path("/api/v1/spills/{id}")
@Tag(name = "spills")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({
  Role.OFFICER,
  Role.FOCAL_POINT,
  Role.UNIT_HEAD,
  Role.OPERATOR,
  Role.OPERATOR_LEAD,
  Role.AUDITOR,
  Role.POLICE_ASSESSOR
})
class SpillRecordResource {

  private final SpillRecords records;
  private final Caller caller;

  SpillRecordResource(SpillRecords records, Caller caller) {
    this.records = records;
    this.caller = caller;
  }

  @GET
  @Path("/evidence")
  @Operation(
      summary = "Everything that was done in the case, oldest first; refused to its reporter")
  public Page<EvidenceView> evidence(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    List<String> keys = Cursor.decode(after, 1);
    long behind = keys.isEmpty() ? 0 : Cursor.key(keys.getFirst(), Long::parseLong);
    return Page.of(
        records.evidence(caller, id, behind, limit + 1),
        limit,
        entry -> Cursor.encode(entry.seq()));
  }

  @GET
  @Path("/evidence/export")
  @Produces("application/jsonl")
  @Operation(
      summary = "The case's whole chain as JSON lines; refused to its reporter",
      description = "Check the file offline: ./congvu verify-evidence FILE --anchors ANCHORS")
  public StreamingOutput export(@PathParam("id") UUID id) {
    records.requireReader(caller, id);
    return out -> records.export(id, out);
  }

  @GET
  @Path("/evidence/anchors")
  @Produces("application/jsonl")
  @Operation(
      summary = "The heads of the chain that were signed, one a line; refused to its reporter")
  public String anchors(@PathParam("id") UUID id) {
    return records.anchors(caller, id);
  }

  @GET
  @Path("/coverage")
  @Operation(summary = "Each place where a copy can lie, and its state; refused to its reporter")
  public Page<CoverageView> coverage(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    return Page.of(
        records.coverage(caller, id, Cursor.id(after), limit + 1),
        limit,
        row -> Cursor.encode(row.id()));
  }

  @PUT
  @Path("/coverage/{row}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(
      summary = "Write down a letter or a declaration of a place where nobody can look",
      description =
          "Only of recipients outside and of devices; what the platform can look at itself is not"
              + " taken on anybody's word.")
  public RestResponse<CoverageView> declare(
      @PathParam("id") UUID id,
      @PathParam("row") UUID row,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid DeclarationRequest said) {
    return records.declare(caller, id, row, ifMatch, said).ok();
  }
}
