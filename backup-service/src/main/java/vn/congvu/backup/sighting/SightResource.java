package vn.congvu.backup.sighting;

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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/backup-sightings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
@RunOnVirtualThread
class SightResource {

  private final Sights sights;

  SightResource(Sights sights) {
    this.sights = sights;
  }

  @POST
  @Operation(hidden = true)
  public Page<Sighting> sightings(@Valid @NotNull SightingRequest wanted) {
    return sights.of(wanted);
  }

  @POST
  @Path("/mailboxes")
  @Operation(hidden = true)
  public List<ReadMark> mailboxes(@Valid @NotNull SightRequest of) {
    return sights.ofMailboxes(of.addresses());
  }

  /**
   * @param oldest of all mailboxes that were ever gone through, when the one was that waits
   *     longest; null when none was
   */
  public record Horizon(@Nullable Instant oldest) {}

  @GET
  @Path("/horizon")
  @Operation(hidden = true)
  public Horizon horizon() {
    return new Horizon(sights.oldest());
  }

  @GET
  @Path("/unseen")
  @Operation(hidden = true)
  public Page<String> unseen(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(1000) int limit) {
    return sights.unseen(after, limit);
  }
}
