package vn.congvu.account.importing.check;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One who is in the register already. */
public record RegisteredPerson(
    String fullName, String unitCode, @Nullable String phone, @Nullable LocalDate birthDate) {}
