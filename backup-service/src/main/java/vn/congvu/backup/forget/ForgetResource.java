package vn.congvu.backup.forget;

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

@Path("/api/v1/forget-orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "forget-orders", description = "Mail destroyed in every backup, with two persons")
class ForgetResource {

  private final ForgetService orders;
  private final CopySearch copies;

  ForgetResource(ForgetService orders, CopySearch copies) {
    this.orders = orders;
    this.copies = copies;
  }

  @POST
  @Idempotent
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(
      summary = "Ask that a message be forgotten",
      description =
          "Begins when a second person has approved it, and cannot be undone. Parts that innocent"
              + " messages use keep their keys.")
  public RestResponse<ForgetView> order(@Valid @NotNull ForgetRequest asked, @Context UriInfo uri) {
    ForgetView order = orders.order(asked);
    return ResponseBuilder.<ForgetView>created(
            uri.getAbsolutePathBuilder().path(order.id().toString()).build())
        .entity(order)
        .header(HttpHeaders.ETAG, Versions.etag(order.version()))
        .build();
  }

  @GET
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "Orders, newest first")
  public Page<ForgetView> list(
      @QueryParam("state") @Nullable ForgetState state,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return orders.page(state, after, limit);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "One order and its proof")
  public RestResponse<ForgetView> one(@PathParam("id") UUID id) {
    return answer(orders.require(id));
  }

  @GET
  @Path("/{id}/copies")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "Each copy that the order was given for, with its generations")
  public Page<CopyView> copies(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return copies.ofOrder(id, after, limit);
  }

  @POST
  @Path("/{id}/approval")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(summary = "Approve another person's order; the keys are destroyed")
  public RestResponse<ForgetView> approve(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(orders.approve(id, ifMatch));
  }

  @POST
  @Path("/{id}/refusal")
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(summary = "Refuse another person's order")
  public RestResponse<ForgetView> refuse(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull ReasonRequest decision) {
    return answer(orders.refuse(id, ifMatch, decision.reason()));
  }

  @POST
  @Path("/{id}/cancellation")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Take back an order that is not approved yet")
  public RestResponse<ForgetView> cancel(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(orders.cancel(id, ifMatch));
  }

  private static RestResponse<ForgetView> answer(ForgetView order) {
    return ResponseBuilder.ok(order)
        .header(HttpHeaders.ETAG, Versions.etag(order.version()))
        .build();
  }
}
