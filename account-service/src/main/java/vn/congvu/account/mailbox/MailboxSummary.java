package vn.congvu.account.mailbox;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.MailboxKind;

@Schema(description = "A mailbox in a list")
record MailboxSummary(
    UUID id,
    MailboxKind kind,
    @Schema(examples = "an.nguyen@tinhmau.example") String address,
    @Schema(examples = "snv") String unitCode,
    MailboxState state,
    @Schema(examples = "2147483648") long quotaBytes,
    @Schema(examples = "Nguyễn Văn An") String displayName,
    @Schema(examples = "Chuyên viên") @Nullable String position,
    @Schema(description = "Present once the mailbox is stopped") @Nullable LocalDate deletionDue) {

  static MailboxSummary from(MailboxRow row) {
    return new MailboxSummary(
        row.id(),
        row.kind(),
        row.address(),
        row.unitCode(),
        row.state(),
        row.quotaBytes(),
        row.displayName(),
        row.position(),
        row.deletionDue());
  }
}
