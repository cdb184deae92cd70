package vn.congvu.account.mailbox;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.person.PersonView;
import vn.congvu.account.profile.MailboxKind;

/**
 * A mailbox with every field, for the service's own use.
 *
 * @param displayName the owner's name, or the organisation's
 * @param owner the holder, or the head of an organisation's mailbox
 * @param deletionDue the day on which it is deleted, once it is stopped
 */
public record MailboxView(
    UUID id,
    MailboxKind kind,
    String address,
    List<String> aliases,
    String unitCode,
    MailboxState state,
    long quotaBytes,
    String displayName,
    PersonView owner,
    List<PersonView> users,
    @Nullable LocalDate deletionDue,
    long version) {}
