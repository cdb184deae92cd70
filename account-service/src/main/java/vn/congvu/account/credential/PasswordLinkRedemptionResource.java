package vn.congvu.account.credential;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Public: whoever holds a link has no login yet; the token is what authenticates. */
@Path("/api/v1/password-links")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Credentials", description = "Lost and leaked passwords, one-time links")
class PasswordLinkRedemptionResource {

  private final RedemptionService redemptions;

  PasswordLinkRedemptionResource(RedemptionService redemptions) {
    this.redemptions = redemptions;
  }

  @POST
  @Path("/redemptions")
  @PermitAll
  @Operation(
      summary = "Sets a password by a one-time link",
      description = "410 when the link was used, replaced or has expired; 503 leaves it valid.")
  public RestResponse<Void> redeem(@NotNull @Valid RedeemLinkRequest request) {
    redemptions.redeem(request.token(), request.newPassword());
    return RestResponse.noContent();
  }
}
