package vn.congvu.account.unit;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.idempotency.Idempotent;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Role;

/** Everyone with a login may read the tree: a unit's name is on its letterhead. */
@Path("/api/v1/units")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Units", description = "The time-valid tree of agencies")
class UnitResource {
  private final UnitService units;

  UnitResource(UnitService units) {
    this.units = units;
  }

  @GET
  @Authenticated
  @Operation(
      summary = "The units of a day",
      description = "By code, as they stood on the day asked for; today when no day is given.")
  public Page<UnitResponse> list(
      @QueryParam("at") @Parameter(description = "Any day, past or planned", example = "2025-07-01")
          @Nullable LocalDate at,
      @QueryParam("q")
          @Size(max = 200)
          @Parameter(
              description = "Words of the name or code; accents do not matter",
              example = "so noi vu")
          @Nullable String query,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return page(new UnitFilter(dayOr(at), query, null), after, limit);
  }

  @GET
  @Path("{code}/children")
  @Authenticated
  @Operation(summary = "The units right below one, on a day")
  public Page<UnitResponse> children(
      @PathParam("code") String code,
      @QueryParam("at") @Nullable LocalDate at,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return page(new UnitFilter(dayOr(at), null, units.known(code).code()), after, limit);
  }

  @GET
  @Path("{code}")
  @Authenticated
  @Operation(
      summary = "One unit on a day",
      description = "Without a day: as it stands today, or stood on its last day.")
  @APIResponse(responseCode = "404", description = "Never existed, or not on that day")
  public Response one(@PathParam("code") String code, @QueryParam("at") @Nullable LocalDate at) {
    UnitView unit =
        at == null
            ? units.known(code)
            : units
                .asOf(code, at)
                .orElseThrow(
                    () ->
                        ProblemException.of(
                            CommonProblem.NOT_FOUND,
                            "Ngày %s không có đơn vị nào mang mã \"%s\".".formatted(at, code)));
    return answer(Response.ok(), unit);
  }

  @GET
  @Path("{code}/history")
  @Authenticated
  @Operation(summary = "What a unit was called and where it stood, who came before and after it")
  public UnitHistory history(@PathParam("code") String code) {
    return units.history(code);
  }

  @POST
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Idempotent
  @Operation(summary = "Enter a unit")
  @APIResponse(responseCode = "201", description = "Entered")
  @APIResponse(responseCode = "409", description = "The code is or was in use")
  public Response create(@Valid @NotNull CreateUnitRequest request) {
    UnitView unit = units.create(request.unit());
    return answer(
        Response.created(UriBuilder.fromPath("/api/v1/units/{code}").build(unit.code())), unit);
  }

  @PUT
  @Path("{code}/name")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Give a unit a new name from a day on")
  public Response rename(
      @PathParam("code") String code,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull RenameUnitRequest request) {
    return answer(
        Response.ok(),
        units.rename(
            code,
            request.name(),
            request.decision(),
            version -> Versions.require(ifMatch, version)));
  }

  @PUT
  @Path("{code}/parent")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "Hang a unit below another from a day on")
  @APIResponse(responseCode = "409", description = "It would hang below itself")
  public Response move(
      @PathParam("code") String code,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull MoveUnitRequest request) {
    return answer(
        Response.ok(),
        units.move(
            code,
            request.parentCode(),
            request.decision(),
            version -> Versions.require(ifMatch, version)));
  }

  @POST
  @Path("{code}/merger")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(
      summary = "Let a unit take over others",
      description = "They end on that day; their mailboxes come into the successor's sight.")
  public Response merge(
      @PathParam("code") String code,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull MergeUnitsRequest request) {
    return answer(
        Response.ok(),
        units.merge(
            code,
            request.predecessors(),
            request.decision(),
            version -> Versions.require(ifMatch, version)));
  }

  @POST
  @Path("{code}/dissolution")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(summary = "End a unit that nobody takes over")
  @APIResponse(responseCode = "409", description = "Other units still hang below it")
  public Response dissolve(
      @PathParam("code") String code,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull DissolveUnitRequest request) {
    return answer(
        Response.ok(),
        units.dissolve(code, request.decision(), version -> Versions.require(ifMatch, version)));
  }

  private Page<UnitResponse> page(UnitFilter filter, @Nullable String after, int limit) {
    List<String> cursor = Cursor.decode(after, 1);
    return Page.of(
            units.list(filter, cursor.isEmpty() ? null : cursor.getFirst(), limit + 1),
            limit,
            unit -> Cursor.encode(unit.code()))
        .map(UnitResponse::from);
  }

  private LocalDate dayOr(@Nullable LocalDate at) {
    return at == null ? units.today() : at;
  }

  private static Response answer(Response.ResponseBuilder builder, UnitView unit) {
    return builder
        .entity(UnitResponse.from(unit))
        .header("ETag", Versions.etag(unit.version()))
        .build();
  }
}
