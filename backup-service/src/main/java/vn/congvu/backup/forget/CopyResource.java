package vn.congvu.backup.forget;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Role;

@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "backup-copies", description = "Where the copies of a message lie in the backups")
class CopyResource {

  private final CopySearch search;

  CopyResource(CopySearch search) {
    this.search = search;
  }

  @POST
  @Path("/backup-fingerprints")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.SERVICE})
  @Operation(
      summary = "The fingerprints of a Message-ID or of a message's parts; writes nothing",
      description = "Asked in a body, because a Message-ID has no place in an address or a log.")
  public List<KnownFingerprint> fingerprints(@Valid @NotNull FingerprintRequest of) {
    return search.fingerprints(of);
  }

  @GET
  @Path("/backup-copies")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR, Role.SERVICE})
  @Operation(summary = "Each copy that bears a fingerprint, with its generations")
  public Page<CopyView> copies(
      @QueryParam("fingerprint") @NotNull @Pattern(regexp = "[0-9a-f]{32}") String fingerprint,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return search.ofFingerprint(fingerprint, after, limit);
  }
}
