package vn.congvu.backup.forget;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.platform.scope.Role;

/**
 * Hands the key of the fingerprints to our other services, so that what they take of a mail is what
 * the catalogue has. The gateway knows no route to it.
 */
@Path("/api/v1/fingerprint-key")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class FingerprintKeyResource {

  private final RepositoryAccess repository;

  FingerprintKeyResource(RepositoryAccess repository) {
    this.repository = repository;
  }

  /**
   * @param key 32 bytes in base64
   */
  public record KeyView(String key) {

    @Override
    public String toString() {
      return "KeyView[…]";
    }
  }

  @GET
  @RolesAllowed(Role.SERVICE)
  @Operation(hidden = true)
  public KeyView key() {
    return new KeyView(Base64.getEncoder().encodeToString(repository.get().fingerprints().bytes()));
  }
}
