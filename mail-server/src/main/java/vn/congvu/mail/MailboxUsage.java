package vn.congvu.mail;

import org.jspecify.annotations.Nullable;

/** What a mailbox holds, and the quota that is in force for it (absent: unlimited). */
public record MailboxUsage(
    String address, long usedBytes, long messages, @Nullable Long quotaBytes) {}
