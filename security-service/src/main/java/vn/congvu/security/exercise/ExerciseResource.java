package vn.congvu.security.exercise;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.platform.idempotency.Idempotent;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;
import vn.congvu.security.fingerprint.FingerprintKeys;

@Path("/api/v1/spill-exercises")
@Tag(
    name = "spill-exercises",
    description = "Diễn tập xử lý tài liệu mật trong hộp thư bằng văn bản giả định")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ExerciseResource {

  private final Exercises exercises;
  private final FingerprintKeys keys;
  private final Caller caller;

  ExerciseResource(Exercises exercises, FingerprintKeys keys, Caller caller) {
    this.exercises = exercises;
    this.keys = keys;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(
      summary = "Plant a dummy document in mailboxes; whoever finds it reports it as a real one",
      description =
          "The case that the report begins is an exercise, is marked so, and is in no figure.")
  public RestResponse<ExerciseView> plan(@NotNull @Valid PlanExerciseRequest asked) {
    FingerprintKey key = keys.get();
    ExerciseView planned = exercises.plan(caller, asked, key);
    return RestResponse.ResponseBuilder.<ExerciseView>created(
            URI.create("/api/v1/spill-exercises/" + planned.id()))
        .entity(planned)
        .build();
  }

  @GET
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(summary = "Exercises, newest first")
  public Page<ExerciseLine> list(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    return Page.of(
        exercises.page(Cursor.id(after), limit + 1), limit, it -> Cursor.encode(it.id()));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(summary = "One exercise, and in which mailboxes it was planted")
  public ExerciseView one(@PathParam("id") UUID id) {
    return exercises.require(id);
  }
}
