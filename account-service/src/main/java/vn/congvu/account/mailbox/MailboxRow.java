package vn.congvu.account.mailbox;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.MailboxKind;

/** A line of the list of mailboxes: one table, no restricted field. */
record MailboxRow(
    UUID id,
    MailboxKind kind,
    String address,
    String unitCode,
    MailboxState state,
    long quotaBytes,
    String displayName,
    @Nullable String position,
    @Nullable LocalDate deletionDue,
    long version) {}
