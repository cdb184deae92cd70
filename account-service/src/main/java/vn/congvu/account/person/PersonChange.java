package vn.congvu.account.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is to change of a person; null leaves a field as it is. */
public record PersonChange(
    @Nullable String fullName,
    @Nullable String position,
    @Nullable String phone,
    @Nullable LocalDate birthDate) {

  public boolean isEmpty() {
    return fullName == null && position == null && phone == null && birthDate == null;
  }
}
