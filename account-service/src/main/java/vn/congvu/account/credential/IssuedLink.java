package vn.congvu.account.credential;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A link, shown this once.
 *
 * @param url carries the token behind the {@code #}, which browsers send to no server
 */
@Schema(name = "PasswordLink")
public record IssuedLink(UUID id, URI url, Instant expiresAt) {

  @Override
  public String toString() {
    return "IssuedLink[" + id + "]";
  }
}
