package vn.congvu.account.mailbox;

import java.util.UUID;
import vn.congvu.account.profile.MailboxKind;

/** What decides whether something may be asked for a mailbox. */
public record MailboxBrief(
    UUID id,
    MailboxKind kind,
    String address,
    String unitCode,
    MailboxState state,
    long quotaBytes) {}
