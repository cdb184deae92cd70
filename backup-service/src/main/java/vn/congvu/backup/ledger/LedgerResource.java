package vn.congvu.backup.ledger;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.idempotency.Idempotent;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/backup-ledger")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
    name = "backup-ledger",
    description = "Plans, results, 3-2-1 check and overdue alarms, also of other tools")
class LedgerResource {

  private final Ledger ledger;
  private final LedgerEntries entries;
  private final Plans plans;
  private final Caller caller;

  LedgerResource(Ledger ledger, LedgerEntries entries, Plans plans, Caller caller) {
    this.ledger = ledger;
    this.entries = entries;
    this.plans = plans;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "The ledger as it stands: plans, newest backups, 3-2-1, what is overdue")
  public LedgerView view() {
    return ledger.view();
  }

  @PUT
  @Path("/plans/{subject}")
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(
      summary = "Write down how a system is to be backed up",
      description = "A plan that is there already is changed with its ETag in If-Match.")
  public RestResponse<Plan> plan(
      @PathParam("subject") @Pattern(regexp = "[a-z0-9][a-z0-9-]{1,62}") String subject,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull PlanRequest asked) {
    Plan plan = plans.put(subject, ifMatch, asked, caller.name());
    return ResponseBuilder.ok(plan).header(HttpHeaders.ETAG, Versions.etag(plan.version())).build();
  }

  @POST
  @Path("/entries")
  @Idempotent
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.INTEGRATION})
  @Operation(summary = "Report a backup that another tool made")
  public RestResponse<LedgerRun> report(@Valid @NotNull EntryRequest entry) {
    return RestResponse.status(RestResponse.Status.CREATED, entries.report(entry, reporter()));
  }

  @POST
  @Path("/imports")
  @Consumes("text/csv")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.INTEGRATION})
  @Operation(
      summary = "Report many as a .csv",
      description =
          "One heading row with the fields' names, English or Vietnamese. All rows or none; with"
              + " dryRun=true none in any case. Rows that were reported before are left alone.")
  public ImportReport take(
      @QueryParam("dryRun") @DefaultValue("false") boolean dryRun, byte @NotNull [] file) {
    return entries.take(file, dryRun, reporter());
  }

  @GET
  @Path("/entries")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "All backups, our own and reported ones, newest first")
  public Page<LedgerRun> list(
      @QueryParam("subject") @Nullable String subject,
      @QueryParam("tool") @Nullable String tool,
      @QueryParam("result") @Nullable String result,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return entries.page(new LedgerEntries.Filter(subject, tool, result, from, to), after, limit);
  }

  private LedgerEntries.Reporter reporter() {
    return new LedgerEntries.Reporter(caller.subject(), caller.name());
  }
}
