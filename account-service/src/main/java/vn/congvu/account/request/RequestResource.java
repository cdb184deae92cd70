package vn.congvu.account.request;

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
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.RequestType;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.idempotency.Idempotent;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Role;

/** Files requests and reads them; the steps they take are {@link RequestStepResource}'s. */
@Path("/api/v1/requests")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "requests", description = "What a unit asks of the operator")
class RequestResource {

  private final RequestService requests;
  private final RequestQueries queries;

  RequestResource(RequestService requests, RequestQueries queries) {
    this.requests = requests;
    this.queries = queries;
  }

  @POST
  @Idempotent
  @RolesAllowed({Role.FOCAL_POINT, Role.INTEGRATION})
  @Operation(
      summary = "File a draft",
      description =
          "All that is wrong with the list is answered at once. The addresses that the lines need"
              + " are held from now on. A transfer is filed by the receiving unit.")
  public RestResponse<RequestView> file(@Valid @NotNull NewRequest asked, @Context UriInfo uri) {
    RequestView filed = requests.draft(asked);
    return ResponseBuilder.<RequestView>created(
            uri.getAbsolutePathBuilder().path(filed.id().toString()).build())
        .entity(filed)
        .header(HttpHeaders.ETAG, Versions.etag(filed.version()))
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
    Role.INTEGRATION
  })
  @Operation(
      summary = "Requests, newest first",
      description =
          "Own units and what lies below them; transfers away from them once they are sent. An"
              + " officer sees requests about their own mailbox.")
  public Page<RequestView> list(
      @QueryParam("state") @Nullable RequestState state,
      @QueryParam("type") @Nullable RequestType type,
      @QueryParam("unit") @Nullable String unit,
      @QueryParam("overdue")
          @DefaultValue("false")
          @Parameter(description = "past due and not finished")
          boolean overdue,
      @QueryParam("q") @Parameter(description = "a code, or part of a letter number")
          @Nullable String query,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return queries.page(new RequestFilter(state, type, unit, overdue, query), after, limit);
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
    Role.INTEGRATION
  })
  @Operation(summary = "One request with its history and the first page of its list")
  public RestResponse<RequestDetail> one(
      @PathParam("id") UUID id,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    RequestDetail detail = queries.detail(id, limit);
    return ResponseBuilder.ok(detail)
        .header(HttpHeaders.ETAG, Versions.etag(detail.request().version()))
        .build();
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Role.FOCAL_POINT, Role.INTEGRATION})
  @Operation(summary = "Change a draft: its list is replaced whole")
  public RestResponse<RequestView> change(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull ChangedDraft draft) {
    RequestView changed = requests.changeDraft(id, ifMatch, draft);
    return ResponseBuilder.ok(changed)
        .header(HttpHeaders.ETAG, Versions.etag(changed.version()))
        .build();
  }

  @GET
  @Path("/{id}/lines")
  @RolesAllowed({
    Role.OFFICER,
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.OPERATOR,
    Role.OPERATOR_LEAD,
    Role.AUDITOR,
    Role.INTEGRATION
  })
  @Operation(summary = "The list, in its own order, each line with its result")
  public Page<LineView> lines(
      @PathParam("id") UUID id,
      @QueryParam("state") @Nullable LineState state,
      @QueryParam("q") @Parameter(description = "words of a name or an address, accents or not")
          @Nullable String query,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return queries.linesPage(id, state, query, after, limit);
  }
}
