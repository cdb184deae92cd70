package vn.congvu.account.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.mailbox.Because;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.account.mailbox.MailboxState;
import vn.congvu.account.mailbox.MailboxView;
import vn.congvu.account.naming.AddressBook;
import vn.congvu.account.person.PersonChange;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.account.profile.ProfileService;
import vn.congvu.account.request.RequestService;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;

/**
 * The part of a task that happens in our database, all of it or nothing: register, address,
 * history, fact, audit, the line's result and the task's own end. Because the task ends here and
 * nowhere else, a kill before the commit repeats everything and a kill after it repeats nothing.
 */
@ApplicationScoped
class TaskCompletion {

  private final TaskStore tasks;
  private final MailboxService mailboxes;
  private final AddressBook addresses;
  private final RequestService requests;
  private final ProfileService profiles;
  private final Event<PasswordNeeded> passwordNeeded;
  private final Event<MailboxSecured> secured;
  private final Event<AccessWithdrawn> withdrawn;
  private final AuditTrail audit;
  private final Clock clock;

  TaskCompletion(
      TaskStore tasks,
      MailboxService mailboxes,
      AddressBook addresses,
      RequestService requests,
      ProfileService profiles,
      Event<PasswordNeeded> passwordNeeded,
      Event<MailboxSecured> secured,
      Event<AccessWithdrawn> withdrawn,
      AuditTrail audit,
      Clock clock) {
    this.tasks = tasks;
    this.mailboxes = mailboxes;
    this.addresses = addresses;
    this.requests = requests;
    this.profiles = profiles;
    this.passwordNeeded = passwordNeeded;
    this.secured = secured;
    this.withdrawn = withdrawn;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  void complete(Task task, @Nullable String ownerSubject) {
    if (task.kind() == TaskKind.TAKE_BACK) {
      takenBack(task);
      return;
    }
    UUID mailboxId = record(task);
    if (ownerSubject != null) {
      mailboxes.linkOwner(mailboxId, ownerSubject);
    }
    tasks.done(task, mailboxId);
    if (task.lineId() != null) {
      requests.lineDone(task.lineId(), mailboxId);
    }
  }

  @Transactional
  void fail(Task task, String problem) {
    tasks.failed(task, problem);
    if (task.lineId() != null) {
      requests.lineFailed(task.lineId(), problem);
    }
  }

  /** The line had its result when it was refused; what is left is its address. */
  private void takenBack(Task task) {
    tasks.done(task, null);
    addresses.release(Objects.requireNonNull(task.lineId(), "only a line's issue is taken back"));
    audit.record(
        AuditEntry.of("provisioning.taken-back", "provisioning-task", task.id().toString())
            .unit(Issue.unitCode(task.line()))
            .legalBasis(task.legalBasis())
            .detail("address", task.reservedAddress())
            .detail("requestId", Objects.requireNonNull(task.requestId())));
  }

  private UUID record(Task task) {
    return switch (task.kind()) {
      case ISSUE -> issued(task);
      case SECURE -> secured(task);
      case DELETION -> deleted(task);
      default -> changed(task, task.requireMailboxId());
    };
  }

  private UUID issued(Task task) {
    String address = task.reservedAddress();
    UUID id =
        mailboxes.register(Issue.mailbox(task.line(), address, profiles.active()), task.because());
    addresses.take(address, id);
    needsPassword(id, PasswordNeeded.Cause.ISSUED, task.requestId());
    return id;
  }

  private UUID changed(Task task, UUID id) {
    Because because = task.because();
    switch (task.kind()) {
      case CHANGE -> changePeople(task, id, because);
      case TRANSFER -> transferred(task, id, because);
      case RENAME -> renamed(task, id, because);
      case ALIAS -> {
        mailboxes.addAlias(id, task.reservedAddress(), because);
        addresses.take(task.reservedAddress(), id);
      }
      case QUOTA -> mailboxes.setQuota(id, Issue.wantedQuota(task.line()), because);
      case LOCK -> {
        // A leak may have locked it since the request was filed; this lock then outlives that one.
        if (mailboxes.require(id).state() != MailboxState.LOCKED) {
          mailboxes.lock(id, because);
        }
        withdrawn.fire(new AccessWithdrawn(id, false));
      }
      case UNLOCK -> {
        mailboxes.unlock(id, because);
        needsPassword(id, PasswordNeeded.Cause.UNLOCKED, task.requestId());
      }
      case CLOSURE -> {
        mailboxes.stop(id, because);
        withdrawn.fire(new AccessWithdrawn(id, true));
      }
      case PASSWORD_RESET ->
          needsPassword(id, PasswordNeeded.Cause.RESET_REQUESTED, task.requestId());
      case ISSUE, TAKE_BACK, SECURE, DELETION -> throw new IllegalStateException("not a change");
    }
    return id;
  }

  private void renamed(Task task, UUID id, Because because) {
    String before = mailboxes.require(id).address();
    mailboxes.rename(id, task.reservedAddress(), because);
    addresses.take(task.reservedAddress(), id);
    // Mail to the old address still arrives, so nobody else may get it: it stays claimed.
    mailboxes.addAlias(id, before, because);
    needsPassword(id, PasswordNeeded.Cause.RENAMED, task.requestId());
  }

  private void needsPassword(UUID mailboxId, PasswordNeeded.Cause cause, @Nullable UUID requestId) {
    passwordNeeded.fire(new PasswordNeeded(mailboxId, cause, requestId));
  }

  private void changePeople(Task task, UUID id, Because because) {
    if (mailboxes.require(id).kind() == MailboxKind.PERSONAL) {
      mailboxes.change(id, Issue.changeOf(task.line()), because);
    } else {
      mailboxes.changeOrganisation(id, Issue.organisationChangeOf(task.line()), because);
    }
  }

  private void transferred(Task task, UUID id, Because because) {
    mailboxes.transfer(id, Issue.unitCode(task.line()), because);
    PersonChange inTheNewUnit = Issue.changeOf(task.line());
    if (!inTheNewUnit.isEmpty() && mailboxes.require(id).kind() == MailboxKind.PERSONAL) {
      mailboxes.change(id, inTheNewUnit, because);
    }
    if (task.bringsNewAddress()) {
      renamed(task, id, because);
    }
  }

  private UUID secured(Task task) {
    UUID report = Objects.requireNonNull(task.work().reportId(), "securing follows a report");
    secured.fire(new MailboxSecured(report, clock.instant()));
    return task.requireMailboxId();
  }

  private UUID deleted(Task task) {
    UUID id = task.requireMailboxId();
    MailboxView mailbox = mailboxes.require(id);
    mailboxes.delete(
        id, new Because(profiles.active().retentionBeforeDeletion().legalBasis(), null, null));
    Instant now = clock.instant();
    addresses.free(mailbox.address(), now);
    mailbox.aliases().forEach(alias -> addresses.free(alias, now));
    return id;
  }
}
