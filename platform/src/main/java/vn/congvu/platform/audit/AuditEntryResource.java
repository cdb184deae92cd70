package vn.congvu.platform.audit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Role;

/**
 * The audit trail of this service, for those who check it. Each service has its own chain and
 * answers to its own name only, so that the gateway can tell them apart without rewriting a path.
 */
@Path("/api/v1/audit-entries/{service}")
@RunOnVirtualThread
@RolesAllowed({Role.AUDITOR, Role.OPERATOR_LEAD})
@Tag(name = "audit-entries")
class AuditEntryResource {

  private final AuditRows rows;
  private final AuditExport export;
  private final String application;

  AuditEntryResource(
      AuditRows rows,
      AuditExport export,
      @ConfigProperty(name = "quarkus.application.name") String application) {
    this.rows = rows;
    this.export = export;
    this.application = application;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Lists the audit trail, oldest first")
  public Page<AuditRow> list(
      @PathParam("service") @Parameter(example = "account-service") String service,
      @QueryParam("subjectType") @Nullable String subjectType,
      @QueryParam("subjectId") @Nullable String subjectId,
      @QueryParam("unitCode") @Nullable String unitCode,
      @QueryParam("actor") @Nullable String actor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
      @QueryParam("after") @Nullable String after)
      throws SQLException {
    requireOwn(service);
    AuditRows.Filter filter = new AuditRows.Filter(subjectType, subjectId, unitCode, actor);
    return Page.of(
        rows.after(seq(after), filter, limit + 1), limit, row -> Cursor.encode(row.seq()));
  }

  @GET
  @Path("/export")
  @Produces("application/jsonl")
  @Operation(
      summary = "Exports the whole chain as JSON lines",
      description = "Check the file with the offline verifier: ./congvu verify-audit FILE")
  public StreamingOutput export(
      @PathParam("service") @Parameter(example = "account-service") String service) {
    requireOwn(service);
    return export::write;
  }

  private void requireOwn(String service) {
    if (!service.equals(application)) {
      throw ProblemException.of(
          CommonProblem.NOT_FOUND, "Không có nhật ký kiểm toán mang tên này.");
    }
  }

  private static long seq(@Nullable String after) {
    List<String> keys = Cursor.decode(after, 1);
    return keys.isEmpty() ? 0 : Cursor.key(keys.getFirst(), Long::parseLong);
  }
}
