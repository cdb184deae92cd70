package vn.congvu.security.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.scope.Caller;

/** Somebody who knows that a case exists. */
@Entity
@Table(name = "spill_person")
class SpillPerson {

  @Id private UUID id;

  @Column(name = "spill_id")
  private UUID spillId;

  @Column(name = "part")
  @Enumerated(EnumType.STRING)
  private Part part;

  @Column(name = "username")
  private String username;

  /** Known once the person has come; from then on the name they log in with says nothing. */
  @Column(name = "subject")
  private @Nullable String subject;

  @Column(name = "name")
  private String name;

  @Column(name = "named_by_name")
  private String namedByName;

  @Column(name = "named_at")
  private Instant namedAt;

  @Column(name = "until")
  private @Nullable Instant until;

  protected SpillPerson() {}

  SpillPerson(
      UUID spillId,
      Part part,
      String username,
      @Nullable String subject,
      String name,
      String namedByName,
      Instant namedAt,
      @Nullable Instant until) {
    this.id = Ids.next();
    this.spillId = spillId;
    this.part = part;
    this.username = username;
    this.subject = subject;
    this.name = name;
    this.namedByName = namedByName;
    this.namedAt = namedAt;
    this.until = until;
  }

  boolean isKnownAs(Caller caller, Instant now) {
    return caller.subject().equals(subject) && isStill(now);
  }

  /** Was named by the name they log in with, and has not come yet. */
  boolean isExpected(Caller caller, Instant now) {
    return subject == null && username.equalsIgnoreCase(caller.username()) && isStill(now);
  }

  void greet(Caller caller) {
    subject = caller.subject();
    name = caller.name();
  }

  private boolean isStill(Instant now) {
    return until == null || until.isAfter(now);
  }

  Part part() {
    return part;
  }

  String username() {
    return username;
  }

  @Nullable String subject() {
    return subject;
  }

  String name() {
    return name;
  }

  PersonView view() {
    return new PersonView(part, name, username, namedByName, namedAt, until);
  }
}
