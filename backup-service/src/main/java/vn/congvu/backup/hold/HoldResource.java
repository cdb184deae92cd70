package vn.congvu.backup.hold;

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
import vn.congvu.backup.approval.ReasonRequest;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.idempotency.Idempotent;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/legal-holds")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "legal-holds", description = "Mailboxes of which nothing is let go")
class HoldResource {

  private final LegalHolds holds;

  HoldResource(LegalHolds holds) {
    this.holds = holds;
  }

  @POST
  @Idempotent
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(summary = "Hold a mailbox: retention lets nothing of it go")
  public RestResponse<HoldView> place(@Valid @NotNull HoldRequest request, @Context UriInfo uri) {
    HoldView hold = holds.place(request);
    return ResponseBuilder.<HoldView>created(
            uri.getAbsolutePathBuilder().path(hold.id().toString()).build())
        .entity(hold)
        .header(HttpHeaders.ETAG, Versions.etag(hold.version()))
        .build();
  }

  @GET
  @RolesAllowed({Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "Holds, newest first")
  public Page<HoldView> list(
      @QueryParam("mailboxId") @Nullable UUID mailboxId,
      @QueryParam("active") @DefaultValue("false") boolean active,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return holds.page(mailboxId, active, after, limit);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "One hold")
  public RestResponse<HoldView> one(@PathParam("id") UUID id) {
    return answer(holds.require(id));
  }

  @POST
  @Path("/{id}/lifting")
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(summary = "Lift a hold that another person placed")
  public RestResponse<HoldView> lift(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull ReasonRequest request) {
    return answer(holds.lift(id, ifMatch, request.reason()));
  }

  private static RestResponse<HoldView> answer(HoldView hold) {
    return ResponseBuilder.ok(hold).header(HttpHeaders.ETAG, Versions.etag(hold.version())).build();
  }
}
