package vn.congvu.account.importing;

import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.importing.check.Column;

/** What the user types over a cell. An absent field leaves the cell as it is; "" empties it. */
@Schema(examples = "{\"phone\": \"0912345678\", \"unit\": \"snv\"}")
record CorrectRowRequest(
    @Nullable @Size(max = 200) String fullName,
    @Nullable @Size(max = 200) String position,
    @Schema(description = "Code or name") @Nullable @Size(max = 200) String unit,
    @Nullable @Size(max = 200) String phone,
    @Schema(examples = "05/09/1985") @Nullable @Size(max = 200) String birthDate,
    @Schema(description = "Hidden but for its last four digits") @Nullable @Size(max = 200)
        String citizenId,
    @Schema(description = "The address wanted, when the proposed one will not do")
        @Nullable
        @Size(max = 200)
        String officialMail,
    @Nullable @Size(max = 200) String personalMail,
    @Nullable @Size(max = 200) String content,
    @Schema(description = "Leave this row out") @Nullable Boolean skipped) {

  Map<Column, String> corrections() {
    Map<Column, String> typed = new EnumMap<>(Column.class);
    put(typed, Column.FULL_NAME, fullName);
    put(typed, Column.POSITION, position);
    put(typed, Column.UNIT, unit);
    put(typed, Column.PHONE, phone);
    put(typed, Column.BIRTH_DATE, birthDate);
    put(typed, Column.CITIZEN_ID, citizenId);
    put(typed, Column.OFFICIAL_MAIL, officialMail);
    put(typed, Column.PERSONAL_MAIL, personalMail);
    put(typed, Column.CONTENT, content);
    return typed;
  }

  private static void put(Map<Column, String> typed, Column column, @Nullable String text) {
    if (text != null) {
      typed.put(column, text);
    }
  }
}
