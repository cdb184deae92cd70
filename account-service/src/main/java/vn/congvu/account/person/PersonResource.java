package vn.congvu.account.person;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.unit.Scope;
import vn.congvu.account.unit.UnitService;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

/** An officer is not among the readers: their own entry is with their mailbox. */
@Path("/api/v1/people")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({
  Role.FOCAL_POINT,
  Role.UNIT_HEAD,
  Role.OPERATOR,
  Role.OPERATOR_LEAD,
  Role.AUDITOR,
  Role.INTEGRATION
})
@Tag(name = "People", description = "Who holds or uses mailboxes")
class PersonResource {
  private final PersonService people;
  private final UnitService units;
  private final Caller caller;

  PersonResource(PersonService people, UnitService units, Caller caller) {
    this.people = people;
    this.units = units;
    this.caller = caller;
  }

  @GET
  @Operation(
      summary = "People in the caller's scope",
      description = "By name. Phone and birth date are shown to those who check an identity only.")
  public Page<PersonResponse> list(
      @QueryParam("unit")
          @Size(max = 64)
          @Parameter(description = "Code of a unit: it and all below it", example = "snv")
          @Nullable String unit,
      @QueryParam("q")
          @Size(max = 200)
          @Parameter(description = "Words of the name or position", example = "tran thi")
          @Nullable String query,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    List<String> cursor = Cursor.decode(after, 2);
    boolean first = cursor.isEmpty();
    boolean restricted = seesRestricted();
    return Page.of(
            people.page(
                new PersonFilter(unitCodes(unit), query),
                first ? null : cursor.get(0),
                first ? null : Cursor.key(cursor.get(1), UUID::fromString),
                limit + 1),
            limit,
            row -> Cursor.encode(row.sortName(), row.id()))
        .map(row -> PersonResponse.from(row.view(), restricted));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One person")
  @APIResponse(responseCode = "404", description = "Absent, or not in the caller's scope")
  public PersonResponse one(@PathParam("id") UUID id) {
    Scope scope = units.scopeOf(caller);
    return people
        .find(id)
        .filter(person -> scope.includes(person.unitCode()))
        .map(person -> PersonResponse.from(person, seesRestricted()))
        .orElseThrow(
            () -> ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy người này."));
  }

  /** Null for every unit; empty where the caller asks for a unit that is not theirs. */
  private @Nullable Set<String> unitCodes(@Nullable String unit) {
    Scope scope = units.scopeOf(caller);
    if (unit == null) {
      return scope.all() ? null : scope.unitCodes();
    }
    return units.withDescendants(Set.of(unit)).stream()
        .filter(scope::includes)
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean seesRestricted() {
    return caller.has(Role.OPERATOR)
        || caller.has(Role.OPERATOR_LEAD)
        || caller.has(Role.FOCAL_POINT)
        || caller.has(Role.UNIT_HEAD);
  }
}
