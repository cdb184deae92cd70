package vn.congvu.security.access;

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
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/spill-access-orders")
@Tag(name = "spill-access-orders", description = "Lệnh xem khẩn một vụ việc, cần hai người")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AccessOrderResource {

  private final AccessOrders orders;
  private final Caller caller;

  AccessOrderResource(AccessOrders orders, Caller caller) {
    this.orders = orders;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @RolesAllowed({Role.OPERATOR_LEAD, Role.AUDITOR, Role.POLICE_ASSESSOR})
  @Operation(
      summary = "Ask to look at a case that one is not on",
      description = "Answered alike whether there is such a case or not.")
  public RestResponse<AccessOrderView> ask(@NotNull @Valid AccessOrderRequest asked) {
    AccessOrderView order = orders.ask(caller, asked);
    return RestResponse.ResponseBuilder.<AccessOrderView>created(
            URI.create("/api/v1/spill-access-orders/" + order.id()))
        .entity(order)
        .header(HttpHeaders.ETAG, Versions.etag(order.version()))
        .build();
  }

  @GET
  @RolesAllowed({Role.OPERATOR_LEAD, Role.AUDITOR, Role.POLICE_ASSESSOR})
  @Operation(summary = "Orders, newest first")
  public Page<AccessOrderView> list(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    return Page.of(
        orders.page(Cursor.id(after), limit + 1), limit, order -> Cursor.encode(order.id()));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.OPERATOR_LEAD, Role.AUDITOR, Role.POLICE_ASSESSOR})
  @Operation(summary = "One order")
  public RestResponse<AccessOrderView> one(@PathParam("id") UUID id) {
    return tagged(orders.require(id));
  }

  @POST
  @Path("/{id}/approval")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.OPERATOR_LEAD, Role.AUDITOR, Role.POLICE_ASSESSOR})
  @Operation(summary = "Let another person look, for the time that the regulation gives")
  public RestResponse<AccessOrderView> approve(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return tagged(orders.approve(caller, id, ifMatch));
  }

  @POST
  @Path("/{id}/refusal")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.OPERATOR_LEAD, Role.AUDITOR, Role.POLICE_ASSESSOR})
  @Operation(summary = "Refuse another person's order")
  public RestResponse<AccessOrderView> refuse(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return tagged(orders.refuse(caller, id, ifMatch));
  }

  private static RestResponse<AccessOrderView> tagged(AccessOrderView order) {
    return RestResponse.ResponseBuilder.ok(order)
        .header(HttpHeaders.ETAG, Versions.etag(order.version()))
        .build();
  }
}
