package vn.congvu.account.naming;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.account.profile.ProfileService;
import vn.congvu.account.unit.UnitService;
import vn.congvu.account.unit.UnitView;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.FieldError;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

/** A question, yet a POST: names and birth dates do not belong into URLs and access logs. */
@Path("/api/v1/address-candidates")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "address-candidates")
class AddressCandidatesResource {

  private final AddressBook addresses;
  private final ProfileService profiles;
  private final UnitService units;
  private final Caller caller;

  AddressCandidatesResource(
      AddressBook addresses, ProfileService profiles, UnitService units, Caller caller) {
    this.addresses = addresses;
    this.profiles = profiles;
    this.units = units;
    this.caller = caller;
  }

  @POST
  @RolesAllowed({
    Role.FOCAL_POINT,
    Role.UNIT_HEAD,
    Role.OPERATOR,
    Role.OPERATOR_LEAD,
    Role.INTEGRATION
  })
  @Operation(
      summary = "The first free addresses for a person or an organisation, best first",
      description = "Nothing is reserved; a request reserves the address that it wishes for.")
  public AddressCandidatesResponse candidates(@Valid @NotNull AddressCandidatesRequest request) {
    List<String> free = addresses.candidates(request.subject(requireInScope(request.unitCode())));
    return new AddressCandidatesResponse(free, profiles.active().naming().clashes().legalBasis());
  }

  /** One sentence for a unit that is not there and one that is not theirs. */
  private UnitView requireInScope(String unitCode) {
    return units
        .byCode(unitCode)
        .filter(unit -> units.scopeOf(caller).includes(unit.code()))
        .orElseThrow(
            () ->
                ProblemException.of(
                        CommonProblem.INVALID_INPUT,
                        "Không có đơn vị này trong phạm vi của ông/bà.")
                    .withErrors(
                        List.of(
                            new FieldError(
                                "/unitCode", "không có đơn vị này trong phạm vi của ông/bà"))));
  }

  @Schema(name = "AddressCandidatesRequest")
  record AddressCandidatesRequest(
      @NotNull @Schema(examples = "PERSONAL") MailboxKind kind,
      @NotBlank @Size(max = 200) @Schema(examples = "Nguyễn Văn An") String fullName,
      @NotBlank @Size(max = 64) @Schema(examples = "snv") String unitCode,
      @Nullable @Past @Schema(examples = "1985-03-09") LocalDate birthDate,
      @Nullable @Pattern(regexp = "\\d{3,12}") @Schema(examples = "0123") String citizenIdTail) {

    /** Named as a request for this unit would name it. */
    NamingSubject subject(UnitView unit) {
      return new NamingSubject(
          kind, fullName, unit.code(), unit.parentCode(), birthDate, citizenIdTail, unit.domain());
    }
  }

  @Schema(name = "AddressCandidatesResponse")
  record AddressCandidatesResponse(List<String> items, String legalBasis) {}
}
