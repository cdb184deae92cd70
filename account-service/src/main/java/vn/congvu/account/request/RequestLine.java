package vn.congvu.account.request;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.naming.NamingSubject;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.text.SearchText;

/** A line at rest. Ten thousand of them make one request, so they never hang on the entity. */
@Entity
@Table(name = "request_line")
class RequestLine {

  @Id private UUID id;

  @Column(name = "request_id")
  private UUID requestId;

  @Column(name = "position")
  private int position;

  @Column(name = "state")
  @Enumerated(EnumType.STRING)
  private LineState state;

  @Column(name = "mailbox_id")
  private @Nullable UUID mailboxId;

  @Column(name = "mailbox_address")
  private @Nullable String mailboxAddress;

  @Column(name = "kind")
  @Enumerated(EnumType.STRING)
  private @Nullable MailboxKind kind;

  @Column(name = "full_name")
  private @Nullable String fullName;

  @Column(name = "job_title")
  private @Nullable String jobTitle;

  @Column(name = "unit_code")
  private String unitCode;

  @Column(name = "phone")
  private @Nullable String phone;

  @Column(name = "birth_date")
  private @Nullable LocalDate birthDate;

  @Column(name = "citizen_id_tail")
  private @Nullable String citizenIdTail;

  @Column(name = "wanted_address")
  private @Nullable String wantedAddress;

  @Column(name = "reserved_address")
  private @Nullable String reservedAddress;

  @Column(name = "quota_bytes")
  private @Nullable Long quotaBytes;

  @Column(name = "reason")
  private @Nullable String reason;

  @Column(name = "people")
  @Convert(converter = LinePeople.AsJson.class)
  private @Nullable LinePeople people;

  @Column(name = "search")
  private String search;

  @Column(name = "outcome")
  private @Nullable String outcome;

  @Column(name = "outcome_legal_basis")
  private @Nullable String outcomeLegalBasis;

  @Column(name = "finished_at")
  private @Nullable Instant finishedAt;

  protected RequestLine() {}

  RequestLine(UUID requestId, int position, String unitCode, DraftLine line) {
    this.id = Ids.next();
    this.requestId = requestId;
    this.position = position;
    this.state = LineState.PENDING;
    this.mailboxId = line.mailboxId();
    this.mailboxAddress = line.mailboxAddress();
    this.kind = line.kind();
    this.fullName = line.fullName();
    this.jobTitle = line.position();
    this.unitCode = unitCode;
    this.phone = line.phone();
    this.birthDate = line.birthDate();
    this.citizenIdTail = line.citizenIdTail();
    this.wantedAddress = line.wantedAddress();
    this.quotaBytes = line.quotaBytes();
    this.reason = line.reason();
    this.people = LinePeople.of(line);
    this.search = SearchText.of(fullName, mailboxAddress, wantedAddress);
  }

  UUID id() {
    return id;
  }

  String unitCode() {
    return unitCode;
  }

  @Nullable String wanted() {
    return wantedAddress;
  }

  @Nullable String reserved() {
    return reservedAddress;
  }

  /** Where the line stands in the body that filed it. */
  String pointer() {
    return "/lines/" + (position - 1);
  }

  NamingSubject namingSubject(@Nullable String parentUnitCode, @Nullable String domain) {
    return new NamingSubject(
        Objects.requireNonNullElse(kind, MailboxKind.PERSONAL),
        Objects.requireNonNullElse(fullName, ""),
        unitCode,
        parentUnitCode,
        birthDate,
        citizenIdTail,
        domain);
  }

  void aboutMailbox(UUID mailboxId, String address) {
    this.mailboxId = mailboxId;
    this.mailboxAddress = address;
    this.search = SearchText.of(fullName, address, wantedAddress);
  }

  void holds(String address) {
    this.reservedAddress = address;
    this.search = SearchText.of(fullName, mailboxAddress, address);
  }

  LineView view() {
    return new LineView(
        id,
        position,
        state,
        draft(),
        mailboxId,
        reservedAddress,
        outcome,
        outcomeLegalBasis,
        finishedAt);
  }

  OrderedLine order() {
    return new OrderedLine(id, draft(), mailboxId, reservedAddress);
  }

  private DraftLine draft() {
    return new DraftLine(
        mailboxId,
        mailboxAddress,
        kind,
        fullName,
        jobTitle,
        unitCode,
        phone,
        birthDate,
        citizenIdTail,
        wantedAddress,
        quotaBytes,
        reason,
        people == null ? null : people.head(),
        people == null ? null : people.users());
  }
}
