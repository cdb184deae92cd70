package vn.congvu.account.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One already in the register, to be held against a new list. */
public record KnownPerson(
    String foldedName,
    String fullName,
    String unitCode,
    @Nullable String phone,
    @Nullable LocalDate birthDate) {}
