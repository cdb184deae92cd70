package vn.congvu.account.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person as the unit's list names them. */
public record NewPerson(
    String fullName,
    @Nullable String position,
    @Nullable String phone,
    @Nullable LocalDate birthDate) {}
