package vn.congvu.security.spill;

import static vn.congvu.platform.paging.Page.DEFAULT_LIMIT;
import static vn.congvu.platform.paging.Page.MAX_LIMIT;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/waiting-spills")
@Tag(name = "spills")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class WaitingResource {

  private final Waiting waiting;
  private final Caller caller;

  WaitingResource(Waiting waiting, Caller caller) {
    this.waiting = waiting;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Role.UNIT_HEAD, Role.OPERATOR, Role.OPERATOR_LEAD, Role.POLICE_ASSESSOR})
  @Operation(
      summary = "What cases wait for from the caller, the oldest case first",
      description = "Pages count cases; a case may wait for several things, or for none from you.")
  public Page<WaitingView> list(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    Page<Waiting.Case> cases =
        Page.of(
            waiting.page(caller, Cursor.id(after), limit + 1),
            limit,
            spill -> Cursor.encode(spill.id()));
    return new Page<>(
        cases.items().stream().flatMap(spill -> spill.tasks().stream()).toList(), cases.next());
  }
}
