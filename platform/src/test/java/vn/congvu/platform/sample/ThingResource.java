package vn.congvu.platform.sample;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.idempotency.Idempotent;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

@Path("/things")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ThingResource {

  private final ThingService service;
  private final Caller caller;

  ThingResource(ThingService service, Caller caller) {
    this.service = service;
    this.caller = caller;
  }

  record NewThing(@NotBlank String name, @NotEmpty List<@Valid Part> parts, int count) {}

  record Part(@NotBlank String label) {}

  record Created(String name) {}

  record Me(
      String username, String name, Set<String> roles, Set<String> units, boolean seesAllUnits) {}

  @GET
  @Path("/me")
  @RolesAllowed({Role.FOCAL_POINT, Role.OPERATOR})
  public Me me() {
    return new Me(
        caller.username(),
        caller.name(),
        caller.roles(),
        caller.unitCodes(),
        caller.seesAllUnits());
  }

  @POST
  @Idempotent
  @RolesAllowed({Role.FOCAL_POINT, Role.OPERATOR})
  public RestResponse<Created> create(@NotNull @Valid NewThing thing) {
    service.create(thing.name());
    return RestResponse.ResponseBuilder.<Created>created(URI.create("/things/" + thing.name()))
        .entity(new Created(thing.name()))
        .build();
  }

  @PUT
  @Path("/{name}")
  @PermitAll
  public void change(@PathParam("name") String name, @HeaderParam("If-Match") String ifMatch) {
    Versions.require(ifMatch, 7);
    throw new OptimisticLockException("row of " + name);
  }

  @GET
  @Path("/paged")
  @PermitAll
  public int paged(@QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return limit;
  }

  enum Colour {
    RED,
    GREEN
  }

  public static class Wanted {
    @QueryParam("size")
    Long size;
  }

  @GET
  @Path("/filtered")
  @PermitAll
  public String filtered(
      @BeanParam Wanted wanted,
      @QueryParam("colour") List<Colour> colours,
      @QueryParam("since") LocalDate since,
      @QueryParam("owner") UUID owner,
      @QueryParam("open") Boolean open,
      @QueryParam("closed") @DefaultValue("false") boolean closed,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    return "found, open " + open + ", closed " + closed;
  }

  @GET
  @Path("/by-id/{id}")
  @PermitAll
  public String byId(@PathParam("id") UUID id, @QueryParam("colour") Colour colour) {
    return "found";
  }

  @GET
  @Path("/absent")
  @PermitAll
  public Created absent() {
    throw ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy hộp thư này.");
  }

  @GET
  @Path("/later")
  @PermitAll
  public Created later() {
    throw ProblemException.of(CommonProblem.TOO_MANY_REQUESTS, "Quá nhanh.")
        .retryAfter(Duration.ofSeconds(30));
  }

  @GET
  @Path("/broken")
  @PermitAll
  public Created broken() {
    throw new IllegalStateException("the password is hunter2");
  }

  @GET
  @Path("/database-away")
  @PermitAll
  public Created databaseAway() throws SQLException {
    throw new SQLException("refused", "08001");
  }

  @GET
  @Path("/unannotated")
  public Created unannotated() {
    return new Created("never");
  }
}
