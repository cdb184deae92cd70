package vn.congvu.security.mailaccess.review;

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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/mailbox-reviews")
@Tag(name = "mailbox-reviews", description = "Rà soát sáu tháng một lần quyền vào hộp thư")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.FOCAL_POINT, Role.UNIT_HEAD, Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
class ReviewResource {

  private final Reviews reviews;
  private final Caller caller;

  ReviewResource(Reviews reviews, Caller caller) {
    this.reviews = reviews;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "Reviews of the own units or of all, newest first")
  public Page<ReviewView> list(
      @Parameter(description = "Only those with a line that is still to be decided")
          @QueryParam("open")
          @DefaultValue("false")
          boolean open,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    List<String> keys = Cursor.decode(after, 2);
    Reviews.Mark before =
        keys.isEmpty()
            ? null
            : new Reviews.Mark(
                Cursor.key(keys.getFirst(), LocalDate::parse),
                Cursor.key(keys.getLast(), UUID::fromString));
    return Page.of(
        reviews.page(caller, open, before, limit + 1),
        limit,
        review -> Cursor.encode(review.onDay(), review.id()));
  }

  @GET
  @Path("/{id}/lines")
  @Operation(summary = "The rights of a review and what was decided")
  public Page<LineView> lines(
      @PathParam("id") UUID id,
      @Parameter(description = "Only what is still to be decided")
          @QueryParam("open")
          @DefaultValue("false")
          boolean open,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    return Page.of(
        reviews.lines(caller, id, open, Cursor.id(after), limit + 1),
        limit,
        line -> Cursor.encode(line.rightId()));
  }

  @POST
  @Path("/{id}/lines/{right}/decision")
  @RolesAllowed({Role.UNIT_HEAD, Role.OPERATOR_LEAD})
  @Operation(summary = "Confirm a right, or revoke it: it ends at once")
  public ReviewView decide(
      @PathParam("id") UUID id,
      @PathParam("right") UUID right,
      @NotNull @Valid DecideLineRequest request) {
    reviews.decide(caller, id, right, request.decision());
    return reviews.require(caller, id);
  }
}
