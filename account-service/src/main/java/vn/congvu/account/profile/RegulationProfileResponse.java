package vn.congvu.account.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A version of the regulation profile.
 *
 * @param changes what differs from the version it builds on
 * @param rules as they hold: with the national baseline and the deployment's settings
 */
@Schema(name = "RegulationProfileResponse")
record RegulationProfileResponse(
    UUID id,
    @Nullable UUID basedOn,
    String title,
    LocalDate effectiveFrom,
    ProfileState state,
    boolean active,
    String decision,
    String proposedByName,
    Instant proposedAt,
    @Nullable String decidedByName,
    @Nullable Instant decidedAt,
    @Nullable String refusalReason,
    @Schema(implementation = Object.class) @Nullable ObjectNode changes,
    @Schema(implementation = Object.class) @Nullable ObjectNode rules,
    long version) {

  static RegulationProfileResponse summary(ProfileVersion version, UUID activeId) {
    return from(version, activeId, null, null);
  }

  static RegulationProfileResponse full(ProfileVersion version, ProfileService profiles) {
    return from(
        version,
        profiles.activeId(),
        ProfileService.read(version.changes),
        profiles.rulesInForce(version));
  }

  private static RegulationProfileResponse from(
      ProfileVersion version,
      UUID activeId,
      @Nullable ObjectNode changes,
      @Nullable ObjectNode rules) {
    return new RegulationProfileResponse(
        version.id,
        version.basedOn,
        version.title,
        version.effectiveFrom,
        version.state,
        version.id.equals(activeId),
        version.decision,
        version.proposedByName,
        version.proposedAt,
        version.decidedByName,
        version.decidedAt,
        version.refusalReason,
        changes,
        rules,
        version.version);
  }
}
