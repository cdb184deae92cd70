package vn.congvu.account.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Person")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonResponse(
    UUID id,
    @Schema(examples = "Nguyễn Văn An") String fullName,
    @Schema(examples = "Chuyên viên") @Nullable String position,
    @Schema(examples = "snv") String unitCode,
    @Schema(description = "Shown to those who check an identity only", examples = "0912000001")
        @Nullable String phone,
    @Schema(description = "Shown to those who check an identity only", examples = "1990-02-28")
        @Nullable LocalDate birthDate) {

  /**
   * @param restricted whether the reader may see phone and birth date
   */
  public static PersonResponse from(PersonView person, boolean restricted) {
    return new PersonResponse(
        person.id(),
        person.fullName(),
        person.position(),
        person.unitCode(),
        restricted ? person.phone() : null,
        restricted ? person.birthDate() : null);
  }
}
