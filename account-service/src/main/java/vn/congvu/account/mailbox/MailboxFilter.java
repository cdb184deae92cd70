package vn.congvu.account.mailbox;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.MailboxKind;

/**
 * Which mailboxes are asked for; null asks for all.
 *
 * @param unitCodes the unit asked for and all below it
 */
record MailboxFilter(
    @Nullable Set<String> unitCodes,
    @Nullable MailboxState state,
    @Nullable MailboxKind kind,
    @Nullable String address,
    @Nullable String query) {}
