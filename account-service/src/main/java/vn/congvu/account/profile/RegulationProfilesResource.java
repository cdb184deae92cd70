package vn.congvu.account.profile;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.idempotency.Idempotent;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Role;

@Path("/api/v1/regulation-profiles")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "regulation-profiles")
class RegulationProfilesResource {

  private final ProposalService proposals;
  private final ProfileService profiles;

  RegulationProfilesResource(ProposalService proposals, ProfileService profiles) {
    this.proposals = proposals;
    this.profiles = profiles;
  }

  @GET
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "All versions, newest first, without their rules")
  public Page<RegulationProfileResponse> list(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    UUID active = profiles.activeId();
    return proposals
        .page(after, limit)
        .map(version -> RegulationProfileResponse.summary(version, active));
  }

  @GET
  @Path("/active")
  @Authenticated
  @Operation(summary = "The version in force today, each rule with its legal basis")
  public RestResponse<RegulationProfileResponse> active() {
    return answer(proposals.active());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR})
  @Operation(summary = "One version with its rules and what it changes")
  public RestResponse<RegulationProfileResponse> get(@RestPath UUID id) {
    return answer(proposals.require(id));
  }

  @POST
  @Idempotent
  @RolesAllowed({Role.OPERATOR, Role.OPERATOR_LEAD})
  @Operation(
      summary = "Propose a change with its effective date",
      description =
          "Names only the rules that change. It builds on the version approved last; an operator"
              + " lead other than the proposer decides.")
  public RestResponse<RegulationProfileResponse> propose(
      @Valid @NotNull ProposeChangeRequest request) {
    ProfileVersion proposal =
        proposals.propose(request.effectiveFrom(), request.decision(), request.changes());
    return RestResponse.ResponseBuilder.<RegulationProfileResponse>created(
            URI.create("/api/v1/regulation-profiles/" + proposal.id))
        .entity(RegulationProfileResponse.full(proposal, profiles))
        .header(HttpHeaders.ETAG, Versions.etag(proposal.version))
        .build();
  }

  @POST
  @Path("/{id}/approval")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(summary = "Approve a proposal of another person")
  public RestResponse<RegulationProfileResponse> approve(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(proposals.approve(id, ifMatch));
  }

  @POST
  @Path("/{id}/refusal")
  @RolesAllowed(Role.OPERATOR_LEAD)
  @Operation(summary = "Refuse a proposal of another person, with the reason")
  public RestResponse<RegulationProfileResponse> refuse(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull RefuseChangeRequest request) {
    return answer(proposals.refuse(id, request.reason(), ifMatch));
  }

  private RestResponse<RegulationProfileResponse> answer(ProfileVersion version) {
    return RestResponse.ResponseBuilder.ok(RegulationProfileResponse.full(version, profiles))
        .header(HttpHeaders.ETAG, Versions.etag(version.version))
        .build();
  }

  @Schema(name = "ProposeChangeRequest")
  record ProposeChangeRequest(
      @NotNull @Schema(examples = "2027-01-01") LocalDate effectiveFrom,
      @NotBlank @Size(max = 300) @Schema(examples = "QĐ 12/2027/QĐ-UBND ngày 05/01/2027")
          String decision,
      @NotEmpty
          @Size(max = 100)
          @Schema(
              examples =
                  "{\"sla.issue\": {\"value\": \"2 working days\", \"basis\": \"Điều 5 khoản 2\"}}")
          Map<@NotBlank String, @Valid @NotNull RuleChange> changes) {}

  @Schema(name = "RefuseChangeRequest")
  record RefuseChangeRequest(@NotBlank @Size(max = 1000) String reason) {}
}
