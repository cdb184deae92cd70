package vn.congvu.backup.forget;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.congvu.backup.catalogue.Copies;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.platform.scope.Role;

/**
 * Orders to forget that two persons have decided at another service of ours, whose case its people
 * must not find here: nobody is named to whom an order is shown. The gateway knows no route to it.
 */
@Path("/api/v1/decided-forget-orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DecidedForgetResource {

  private final ForgetService orders;
  private final Copies copies;

  DecidedForgetResource(ForgetService orders, Copies copies) {
    this.orders = orders;
    this.copies = copies;
  }

  /** What the backups do not have any more is left out. */
  @POST
  @Path("/names")
  @RolesAllowed(Role.SERVICE)
  @Operation(hidden = true)
  public List<ContentName> names(@Valid @NotNull ContentNamesRequest of) {
    List<UUID> spare = Objects.requireNonNullElse(of.spare(), List.of());
    return copies.rarestPrints(of.contents(), spare).entrySet().stream()
        .map(
            it ->
                new ContentName(it.getKey(), it.getValue().map(Fingerprint::toString).orElse(null)))
        .toList();
  }

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(hidden = true)
  public ForgetView order(@Valid @NotNull DecidedForgetRequest decided) {
    return orders.orderDecided(decided);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Role.SERVICE)
  @Operation(hidden = true)
  public ForgetView one(@PathParam("id") UUID id) {
    return orders.require(id);
  }
}
