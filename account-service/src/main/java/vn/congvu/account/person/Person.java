package vn.congvu.account.person;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.text.SearchText;

@Entity
@Table(name = "person")
class Person {
  @Id private UUID id;

  @Column(name = "full_name")
  private String fullName;

  @Column(name = "sort_name")
  private String sortName;

  @Column(name = "search_text")
  private String searchText;

  @Column private @Nullable String position;

  @Column private @Nullable String phone;

  @Column(name = "birth_date")
  private @Nullable LocalDate birthDate;

  @Column(name = "unit_code")
  private String unitCode;

  @Column(name = "entered_at", updatable = false)
  private Instant enteredAt;

  @Version private long version;

  protected Person() {}

  Person(NewPerson person, String unitCode, Instant now) {
    this.id = Ids.next();
    this.unitCode = unitCode;
    this.enteredAt = now;
    this.position = person.position();
    this.phone = person.phone();
    this.birthDate = person.birthDate();
    call(person.fullName());
  }

  void change(PersonChange change) {
    position = change.position() == null ? position : change.position();
    phone = change.phone() == null ? phone : change.phone();
    birthDate = change.birthDate() == null ? birthDate : change.birthDate();
    call(change.fullName() == null ? fullName : change.fullName());
  }

  void moveTo(String newUnitCode) {
    unitCode = newUnitCode;
  }

  /** Nothing needs them once the person's last mailbox is deleted. */
  void forgetRestricted() {
    phone = null;
    birthDate = null;
  }

  PersonView view() {
    return new PersonView(id, fullName, position, phone, birthDate, unitCode);
  }

  UUID id() {
    return id;
  }

  private void call(String name) {
    fullName = name;
    sortName = SearchText.fold(name);
    searchText = SearchText.of(name, position);
  }
}
