package vn.congvu.account.person;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record PersonRow(
    UUID id,
    String fullName,
    String sortName,
    @Nullable String position,
    @Nullable String phone,
    @Nullable LocalDate birthDate,
    String unitCode) {

  PersonView view() {
    return new PersonView(id, fullName, position, phone, birthDate, unitCode);
  }
}
