package vn.congvu.account.mailbox;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.person.PersonResponse;
import vn.congvu.account.profile.MailboxKind;

@Schema(name = "Mailbox")
record MailboxResponse(
    UUID id,
    MailboxKind kind,
    @Schema(examples = "an.nguyen@tinhmau.example") String address,
    List<String> aliases,
    @Schema(examples = "snv") String unitCode,
    MailboxState state,
    @Schema(examples = "2147483648") long quotaBytes,
    @Schema(examples = "Nguyễn Văn An") String displayName,
    @Schema(description = "The holder, or the head of an organisation's mailbox")
        PersonResponse owner,
    @Schema(description = "Who works in an organisation's mailbox; empty for a personal one")
        List<PersonResponse> users,
    @Schema(description = "Present once the mailbox is stopped") @Nullable LocalDate deletionDue) {

  static MailboxResponse from(MailboxView mailbox, boolean restricted) {
    return new MailboxResponse(
        mailbox.id(),
        mailbox.kind(),
        mailbox.address(),
        mailbox.aliases(),
        mailbox.unitCode(),
        mailbox.state(),
        mailbox.quotaBytes(),
        mailbox.displayName(),
        PersonResponse.from(mailbox.owner(), restricted),
        mailbox.users().stream().map(user -> PersonResponse.from(user, restricted)).toList(),
        mailbox.deletionDue());
  }
}
