package vn.congvu.account.person;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person with every field, the restricted ones too: for the service's own use, not for an answer.
 */
public record PersonView(
    UUID id,
    String fullName,
    @Nullable String position,
    @Nullable String phone,
    @Nullable LocalDate birthDate,
    String unitCode) {}
