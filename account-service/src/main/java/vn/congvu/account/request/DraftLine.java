package vn.congvu.account.request;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.MailboxKind;

/**
 * One line of the list. Which fields matter depends on the request's type; {@link LineRules} says
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

  /** As it is kept: composed letters, no stray spaces, addresses in lower case. */
  DraftLine tidy() {
    return new DraftLine(
        mailboxId,
        lower(mailboxAddress),
        kind,
        tidy(fullName),
        tidy(position),
        tidy(unitCode),
        digits(phone),
        birthDate,
        tidy(citizenIdTail),
        lower(wantedAddress),
        quotaBytes,
        tidy(reason),
        head == null ? null : head.tidy(),
        users == null ? null : users.stream().map(LinePerson::tidy).toList());
  }

  static @Nullable String tidy(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).replaceAll("\\s+", " ");
  }

  /** Offices group the digits of a number as they like. */
  static @Nullable String digits(@Nullable String phone) {
    return phone == null || phone.isBlank() ? null : phone.replaceAll("[\\s.-]", "");
  }

  private static @Nullable String lower(@Nullable String address) {
    String tidy = tidy(address);
    return tidy == null ? null : tidy.toLowerCase(Locale.ROOT);
  }
}
