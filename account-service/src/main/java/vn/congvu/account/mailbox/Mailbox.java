package vn.congvu.account.mailbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.person.PersonView;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.text.SearchText;

/** A mailbox with its rules: which step is allowed in which state. */
@Entity
@Table(name = "mailbox")
class Mailbox {
  @Id private UUID id;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private MailboxKind kind;

  @Column private String address;

  @Column(name = "unit_code")
  private String unitCode;

  @Enumerated(EnumType.STRING)
  @Column
  private MailboxState state;

  @Column(name = "quota_bytes")
  private long quotaBytes;

  @Column(name = "owner_id")
  private UUID ownerId;

  /** Subject of the owner's login, once there is one. */
  @Column(name = "owner_subject")
  private @Nullable String ownerSubject;

  // The next four are copied from the owner, so that lists and the directory read one table only.
  @Column(name = "display_name")
  private String displayName;

  @Column private @Nullable String position;

  @Column(name = "sort_name")
  private String sortName;

  @Column(name = "search_text")
  private String searchText;

  @Column(name = "activated_at")
  private @Nullable Instant activatedAt;

  @Column(name = "deletion_due")
  private @Nullable LocalDate deletionDue;

  /** Written at each step, so that a new alias raises the version as well. */
  @Column(name = "changed_at")
  private Instant changedAt;

  @Version private long version;

  protected Mailbox() {}

  Mailbox(NewMailbox wanted, PersonView owner, Instant now) {
    this.id = Ids.next();
    this.kind = wanted.kind();
    this.address = normal(wanted.address());
    this.unitCode = wanted.unitCode();
    this.state = MailboxState.AWAITING_ACTIVATION;
    this.quotaBytes = wanted.quotaBytes();
    this.ownerId = owner.id();
    this.changedAt = now;
    String name = wanted.displayName();
    show(kind == MailboxKind.ORGANISATION && name != null ? name : owner.fullName(), owner);
  }

  /** Addresses are compared without regard to case, as every mail server of today does. */
  static String normal(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }

  void activate(Instant now) {
    // From LOCKED only unlocking leads on: a new password must not undo a lock.
    requireState(MailboxState.AWAITING_ACTIVATION);
    become(MailboxState.ACTIVE, now);
    activatedAt = now;
  }

  void lock(Instant now) {
    become(MailboxState.LOCKED, now);
  }

  /** Back to where it was: one that nobody ever opened still waits for its first password. */
  void unlock(Instant now) {
    requireState(MailboxState.LOCKED);
    become(activatedAt == null ? MailboxState.AWAITING_ACTIVATION : MailboxState.ACTIVE, now);
  }

  void stop(Instant now) {
    become(MailboxState.STOPPED, now);
  }

  void awaitDeletion(LocalDate due, Instant now) {
    become(MailboxState.AWAITING_DELETION, now);
    deletionDue = due;
  }

  void delete(LocalDate today, Instant now) {
    requireState(MailboxState.AWAITING_DELETION);
    if (deletionDue != null && deletionDue.isAfter(today)) {
      throw ProblemException.of(
          MailboxProblem.MAILBOX_NOT_DUE,
          "Hộp thư phải được lưu giữ đến ngày %s rồi mới được xóa.".formatted(deletionDue));
    }
    become(MailboxState.DELETED, now);
    ownerSubject = null;
  }

  void rename(String newAddress, Instant now) {
    requireOpen();
    address = normal(newAddress);
    changedAt = now;
    index();
  }

  void setQuota(long bytes, Instant now) {
    requireOpen();
    quotaBytes = bytes;
    changedAt = now;
  }

  void transfer(String newUnitCode, Instant now) {
    requireOpen();
    unitCode = newUnitCode;
    changedAt = now;
  }

  void ownerChanged(PersonView owner, Instant now) {
    requireOpen();
    changedAt = now;
    show(kind == MailboxKind.PERSONAL ? owner.fullName() : displayName, owner);
  }

  void organisationChanged(String name, PersonView head, Instant now) {
    requireOpen();
    ownerId = head.id();
    changedAt = now;
    show(name, head);
  }

  void aliasAdded(Instant now) {
    requireOpen();
    changedAt = now;
  }

  void ownedBy(String subject) {
    ownerSubject = subject;
  }

  UUID id() {
    return id;
  }

  MailboxKind kind() {
    return kind;
  }

  String address() {
    return address;
  }

  String unitCode() {
    return unitCode;
  }

  MailboxState state() {
    return state;
  }

  long quotaBytes() {
    return quotaBytes;
  }

  UUID ownerId() {
    return ownerId;
  }

  String displayName() {
    return displayName;
  }

  @Nullable LocalDate deletionDue() {
    return deletionDue;
  }

  long version() {
    return version;
  }

  private void become(MailboxState next, Instant now) {
    if (!state.canBecome(next)) {
      throw notIn(state);
    }
    state = next;
    changedAt = now;
  }

  private void requireState(MailboxState wanted) {
    if (state != wanted) {
      throw notIn(state);
    }
  }

  private void requireOpen() {
    if (!state.isOpen()) {
      throw notIn(state);
    }
  }

  private ProblemException notIn(MailboxState present) {
    return ProblemException.of(
        MailboxProblem.MAILBOX_STATE,
        "Hộp thư %s đang ở trạng thái \"%s\" nên không thực hiện được việc này."
            .formatted(address, present.inVietnamese()));
  }

  private void show(String name, PersonView owner) {
    displayName = name;
    position = kind == MailboxKind.PERSONAL ? owner.position() : null;
    sortName = SearchText.fold(name);
    index();
  }

  private void index() {
    searchText = SearchText.of(displayName, position, address);
  }
}
