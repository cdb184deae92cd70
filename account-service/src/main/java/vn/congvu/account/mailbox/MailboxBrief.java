package vn.congvu.account.mailbox;

import java.util.UUID;

/** What decides whether something may be asked for a mailbox. */
public record MailboxBrief(
    UUID id, String address, String unitCode, MailboxState state, long quotaBytes) {}
