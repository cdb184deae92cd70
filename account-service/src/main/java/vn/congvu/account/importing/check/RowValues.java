package vn.congvu.account.importing.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a row means once cleaned; null where it does not say or cannot be read.
 *
 * @param citizenIdTail last four digits, and only when the naming rules need them
 * @param officialAddress the one the row names itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RowValues(
    @Nullable String fullName,
    @Nullable String position,
    @Nullable String unitCode,
    @Nullable String phone,
    @Nullable LocalDate birthDate,
    @Nullable String citizenIdTail,
    @Nullable String officialAddress) {}
