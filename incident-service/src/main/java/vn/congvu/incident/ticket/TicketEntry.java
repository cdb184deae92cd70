package vn.congvu.incident.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.id.Ids;

/** One row of a ticket's history: a step, a comment, or both. Written once. */
@Entity
@Immutable
@Table(name = "ticket_entry")
class TicketEntry {

  @Id private UUID id;

  @Column(name = "ticket_id")
  private UUID ticketId;

  @Column(name = "step")
  @Enumerated(EnumType.STRING)
  private TicketStep step;

  @Column(name = "by_subject")
  private String bySubject;

  @Column(name = "by_name")
  private String byName;

  @Column(name = "at")
  private Instant at;

  @Column(name = "state")
  @Enumerated(EnumType.STRING)
  private TicketState state;

  @Column(name = "text")
  private @Nullable String text;

  protected TicketEntry() {}

  TicketEntry(Ticket ticket, TicketStep step, Actor actor, Instant at, @Nullable String text) {
    this.id = Ids.next();
    this.ticketId = ticket.id();
    this.step = step;
    this.bySubject = actor.subject();
    this.byName = actor.name();
    this.at = at;
    this.state = ticket.state();
    this.text = text;
  }

  UUID id() {
    return id;
  }

  View view() {
    return new View(id, step, byName, at, state, text);
  }

  /**
   * @param state the ticket's state after this entry
   */
  public record View(
      UUID id, TicketStep step, String by, Instant at, TicketState state, @Nullable String text) {}
}
