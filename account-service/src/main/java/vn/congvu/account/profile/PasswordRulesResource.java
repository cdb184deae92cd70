package vn.congvu.account.profile;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Period;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Public: whoever sets a first password has no login yet, and the regulation is no secret. */
@Path("/api/v1/password-rules")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "regulation-profiles")
class PasswordRulesResource {

  private final ProfileService profiles;

  PasswordRulesResource(ProfileService profiles) {
    this.profiles = profiles;
  }

  @GET
  @PermitAll
  @Operation(summary = "What a mailbox's password must be today, each rule with its legal basis")
  public PasswordRulesResponse rules() {
    RegulationProfile profile = profiles.active();
    PasswordRules rules = profile.passwordRules(false);
    return new PasswordRulesResponse(
        rules.minLength(),
        rules.minClasses(),
        rules.notFromNameOrBirthDate(),
        profile.passwordHistory(),
        rules.maxAge());
  }

  @Schema(name = "PasswordRules")
  record PasswordRulesResponse(
      Rule<Integer> minLength,
      Rule<Integer> minClasses,
      Rule<Boolean> notFromNameOrBirthDate,
      @Schema(description = "So many last passwords may not come back") Rule<Integer> history,
      @Schema(description = "After so long it is to be changed; P0D for never")
          Rule<Period> maxAge) {}
}
