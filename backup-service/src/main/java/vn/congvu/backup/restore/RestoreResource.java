package vn.congvu.backup.restore;

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
import jakarta.ws.rs.core.StreamingOutput;
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

@Path("/api/v1/restores")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "restores", description = "Mail given back as of a moment, with two persons")
class RestoreResource {

  private final RestoreService orders;
  private final RestoreQueries queries;
  private final Export export;

  RestoreResource(RestoreService orders, RestoreQueries queries, Export export) {
    this.orders = orders;
    this.queries = queries;
    this.export = export;
  }

  @POST
  @Path("/previews")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "What an order would restore; writes nothing")
  public RestorePreview preview(@Valid @NotNull RestoreRequest asked) {
    return orders.preview(asked);
  }

  @POST
  @Idempotent
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(
      summary = "Ask for a restore",
      description = "Begins when a second person has approved it. What is there is left alone.")
  public RestResponse<RestoreView> order(
      @Valid @NotNull RestoreRequest asked, @Context UriInfo uri) {
    RestoreView order = orders.order(asked);
    return ResponseBuilder.<RestoreView>created(
            uri.getAbsolutePathBuilder().path(order.id().toString()).build())
        .entity(order)
        .header(HttpHeaders.ETAG, Versions.etag(order.version()))
        .build();
  }

  @GET
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "Orders, newest first")
  public Page<RestoreView> list(
      @QueryParam("state") @Nullable RestoreState state,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return queries.page(state, after, limit);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "One order and how far it is")
  public RestResponse<RestoreView> one(@PathParam("id") UUID id) {
    return answer(orders.require(id));
  }

  @GET
  @Path("/{id}/mailboxes")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "The mailboxes of an order, each with its result")
  public Page<RestoreJobView> mailboxes(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return queries.mailboxes(id, after, limit);
  }

  @POST
  @Path("/{id}/approval")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(summary = "Approve another person's order; it begins")
  public RestResponse<RestoreView> approve(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(orders.approve(id, ifMatch));
  }

  @POST
  @Path("/{id}/refusal")
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(summary = "Refuse another person's order")
  public RestResponse<RestoreView> refuse(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull ReasonRequest decision) {
    return answer(orders.refuse(id, ifMatch, decision.reason()));
  }

  @POST
  @Path("/{id}/cancellation")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Take an order back, or stop it; what was put back stays")
  public RestResponse<RestoreView> cancel(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(orders.cancel(id, ifMatch));
  }

  @GET
  @Path("/{id}/content")
  @Produces("application/zip")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "The mail of an approved export; each download is recorded")
  public RestResponse<StreamingOutput> content(@PathParam("id") UUID id) {
    Order order = export.handOut(id);
    return ResponseBuilder.<StreamingOutput>ok(out -> export.write(order, out))
        .type("application/zip")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"restore-" + id + ".zip\"")
        .build();
  }

  private static RestResponse<RestoreView> answer(RestoreView order) {
    return ResponseBuilder.ok(order)
        .header(HttpHeaders.ETAG, Versions.etag(order.version()))
        .build();
  }
}
