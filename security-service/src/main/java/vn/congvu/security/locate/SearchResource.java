package vn.congvu.security.locate;

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
import vn.congvu.security.copy.Copies;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.coverage.PlaceKind;

@Path("/api/v1/spills/{id}")
@Tag(name = "spills")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SearchResource {

  private final Searches searches;
  private final Doubts doubts;
  private final Caller caller;

  SearchResource(Searches searches, Doubts doubts, Caller caller) {
    this.searches = searches;
    this.doubts = doubts;
    this.caller = caller;
  }

  @POST
  @Path("/searches")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(
      summary = "Look for every copy; nothing is changed where it lies",
      description =
          "LOCATE looks where the backups saw a copy and at what changed since; VERIFY reads every"
              + " mailbox whole and says which could not be read.")
  public RestResponse<SearchView> order(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid OrderSearchRequest request) {
    return searches
        .order(caller, id, ifMatch, request.kind())
        .as(RestResponse.Status.CREATED)
        .location(URI.create("/api/v1/spills/" + id + "/searches"))
        .build();
  }

  @GET
  @Path("/searches")
  @RolesAllowed({
    Role.OFFICER,
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.OPERATOR,
    Role.OPERATOR_LEAD,
    Role.AUDITOR,
    Role.POLICE_ASSESSOR
  })
  @Operation(summary = "The case's searches and how far they are, newest first")
  public Page<SearchView> list(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    return Page.of(
        searches.page(caller, id, Cursor.id(after), limit + 1),
        limit,
        search -> Cursor.encode(search.id()));
  }

  @GET
  @Path("/searches/{search}/places")
  @RolesAllowed({
    Role.OFFICER,
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.OPERATOR,
    Role.OPERATOR_LEAD,
    Role.AUDITOR,
    Role.POLICE_ASSESSOR
  })
  @Operation(summary = "Where a search looked, and why it could not look elsewhere")
  public Page<SearchPlaceView> places(
      @PathParam("id") UUID id,
      @PathParam("search") UUID search,
      @QueryParam("state") @Nullable String state,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    return Page.of(
        searches.places(caller, id, search, state, Cursor.decode(after, 2), limit + 1),
        limit,
        place -> Cursor.encode(place.kind(), place.place()));
  }

  @GET
  @Path("/copies")
  @RolesAllowed({
    Role.OFFICER,
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.OPERATOR,
    Role.OPERATOR_LEAD,
    Role.AUDITOR,
    Role.POLICE_ASSESSOR
  })
  @Operation(summary = "The copies that were found and what became of each")
  public Page<CopyView> copies(
      @PathParam("id") UUID id,
      @QueryParam("kind") @Nullable PlaceKind kind,
      @QueryParam("state") @Nullable CopyState state,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    return Page.of(
        searches.copies(caller, id, new Copies.Which(kind, state), Cursor.id(after), limit + 1),
        limit,
        copy -> Cursor.encode(copy.id()));
  }

  @POST
  @Path("/copies/decision")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(
      summary = "Say of doubtful copies whether they are copies",
      description =
          "DOUBTFUL is what has the Message-ID of a message of the case and other content: it is"
              + " neither taken nor destroyed until somebody has looked at it.")
  public RestResponse<List<CopyView>> decide(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid DoubtRequest decision) {
    return doubts.decide(caller, id, ifMatch, decision).ok();
  }
}
