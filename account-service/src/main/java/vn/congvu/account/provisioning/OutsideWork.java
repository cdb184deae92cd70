package vn.congvu.account.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.identity.KeycloakUsers;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.account.mailbox.MailboxView;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.account.profile.ProfileService;
import vn.congvu.account.request.DraftLine;
import vn.congvu.mail.MailProvisioning;
import vn.congvu.platform.problem.ProblemException;

/**
 * The part of a task that happens on other machines: mail server first, identity provider second.
 * Every step states an outcome, so a task that was cut off is simply done again from the top.
 */
@ApplicationScoped
class OutsideWork {

  private final MailProvisioning mail;
  private final KeycloakUsers users;
  private final MailboxService mailboxes;
  private final ProfileService profiles;
  private final StillPossible possible;
  private final Event<StepReached> reached;

  OutsideWork(
      MailProvisioning mail,
      KeycloakUsers users,
      MailboxService mailboxes,
      ProfileService profiles,
      StillPossible possible,
      Event<StepReached> reached) {
    this.mail = mail;
    this.users = users;
    this.mailboxes = mailboxes;
    this.profiles = profiles;
    this.possible = possible;
    this.reached = reached;
  }

  /**
   * @return the subject of the login that was made for a new mailbox's holder
   */
  @Nullable String carryOut(Task task) {
    if (task.kind() == TaskKind.TAKE_BACK) {
      takeBack(task.reservedAddress());
      return null;
    }
    @Nullable MailboxView mailbox =
        task.kind() == TaskKind.ISSUE ? null : mailboxes.require(task.requireMailboxId());
    possible.require(task, mailbox);
    onMailServer(task, mailbox);
    reached.fire(new StepReached(task.id(), task.lease(), TaskStep.MAIL_SERVER_DONE));
    String subject = null;
    if (mailbox == null) {
      subject = login(task);
    } else if (mailbox.kind() == MailboxKind.PERSONAL) {
      atIdentityProvider(task, mailbox.address());
    }
    reached.fire(new StepReached(task.id(), task.lease(), TaskStep.IDENTITY_DONE));
    return subject;
  }

  private void takeBack(String address) {
    mail.delete(address);
    users.delete(address);
  }

  private void onMailServer(Task task, @Nullable MailboxView mailbox) {
    if (mailbox == null) {
      issue(task);
      return;
    }
    String address = mailbox.address();
    switch (task.kind()) {
      case RENAME -> mail.rename(address, task.reservedAddress());
      case TRANSFER -> {
        if (task.bringsNewAddress()) {
          mail.rename(address, task.reservedAddress());
        }
      }
      case ALIAS -> mail.addAlias(address, task.reservedAddress());
      case QUOTA -> mail.setQuota(address, Issue.wantedQuota(task.line()));
      case LOCK, SECURE -> mail.lock(address);
      case CLOSURE -> mail.close(address);
      case DELETION -> mail.delete(address);
      case ISSUE, TAKE_BACK, CHANGE, UNLOCK, PASSWORD_RESET -> {
        // The server knows no names, units or states; a password comes by the one-time link.
      }
    }
  }

  private void issue(Task task) {
    String address = task.reservedAddress();
    if (task.step() == TaskStep.ORDERED) {
      if (mail.exists(address) || users.exists(address)) {
        throw ProblemException.of(
            ProvisioningProblem.ADDRESS_ON_SERVER,
            "Địa chỉ %s đã có trên máy chủ thư hoặc hệ thống đăng nhập mà chưa có trong sổ; cần đối soát trước khi cấp."
                .formatted(address));
      }
      reached.fire(new StepReached(task.id(), task.lease(), TaskStep.MAILBOX_OURS));
    }
    mail.ensureDomain(address.substring(address.indexOf('@') + 1));
    mail.ensureMailbox(address);
    mail.setQuota(address, Issue.quota(task.line(), profiles.active()));
  }

  /** Nobody signs in as an organisation: its clerks act under their own accounts. */
  private @Nullable String login(Task task) {
    DraftLine line = task.line();
    return Issue.kind(line) == MailboxKind.PERSONAL
        ? users.ensureOfficer(task.reservedAddress(), Issue.fullName(line), Issue.unitCode(line))
        : null;
  }

  private void atIdentityProvider(Task task, String address) {
    switch (task.kind()) {
      case CHANGE -> {
        if (task.line().fullName() != null) {
          users.changeName(address, task.line().fullName());
        }
      }
      case TRANSFER -> transferLogin(task, address);
      case RENAME -> users.rename(address, task.reservedAddress());
      case LOCK, CLOSURE -> users.disable(address);
      case UNLOCK -> users.enable(address);
      case SECURE -> {
        users.voidPassword(address);
        users.logout(address);
      }
      case DELETION -> users.delete(address);
      case ISSUE, TAKE_BACK, ALIAS, QUOTA, PASSWORD_RESET -> {
        // Keycloak knows neither aliases nor quotas.
      }
    }
  }

  /** The rename comes last: a repeat finds the account under its new name, in its new unit. */
  private void transferLogin(Task task, String address) {
    String unit = Issue.unitCode(task.line());
    users.moveToUnit(address, unit);
    if (task.line().fullName() != null) {
      users.changeName(address, task.line().fullName());
    }
    if (task.bringsNewAddress()) {
      users.rename(address, task.reservedAddress());
    }
  }
}
