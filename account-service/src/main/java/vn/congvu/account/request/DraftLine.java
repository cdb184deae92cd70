package vn.congvu.account.request;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.MailboxKind;

/**
 * One line of the list. Which fields matter depends on the request's type; the rules of lines say
 * so. For an organisation mailbox {@code fullName} is the name it shows, {@code head} answers for
 * it and {@code users} are the clerks who use it.
 */
public record DraftLine(
    @Nullable UUID mailboxId,
    @Nullable String mailboxAddress,
    @Nullable MailboxKind kind,
    @Nullable String fullName,
    @Nullable String position,
    @Nullable String unitCode,
    @Nullable String phone,
    @Nullable LocalDate birthDate,
    @Nullable String citizenIdTail,
    @Nullable String wantedAddress,
    @Nullable Long quotaBytes,
    @Nullable String reason,
    @Nullable LinePerson head,
    @Nullable List<LinePerson> users) {

  public DraftLine {
    users = users == null ? null : List.copyOf(users);
  }

  /** A line without the people of an organisation mailbox. */
  public DraftLine(
      @Nullable UUID mailboxId,
      @Nullable String mailboxAddress,
      @Nullable MailboxKind kind,
      @Nullable String fullName,
      @Nullable String position,
      @Nullable String unitCode,
      @Nullable String phone,
      @Nullable LocalDate birthDate,
      @Nullable String citizenIdTail,
      @Nullable String wantedAddress,
      @Nullable Long quotaBytes,
      @Nullable String reason) {
    this(
        mailboxId,
        mailboxAddress,
        kind,
        fullName,
        position,
        unitCode,
        phone,
        birthDate,
        citizenIdTail,
        wantedAddress,
        quotaBytes,
        reason,
        null,
        null);
  }
}
