package vn.congvu.account.mailbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.person.NewPerson;
import vn.congvu.account.profile.MailboxKind;

/**
 * A mailbox to be entered in the register.
 *
 * @param owner the one who answers for it: the holder of a personal mailbox, the head of an
 *     organisation's
 * @param displayName name shown for an organisation's mailbox; a personal one shows its owner
 * @param users who works in an organisation's mailbox; when empty the head alone
 */
public record NewMailbox(
    MailboxKind kind,
    String address,
    String unitCode,
    long quotaBytes,
    @Nullable NewPerson owner,
    @Nullable String displayName,
    List<NewPerson> users) {}
