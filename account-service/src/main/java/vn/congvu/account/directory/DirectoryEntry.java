package vn.congvu.account.directory;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.MailboxKind;

@Schema(description = "The public fields of a mailbox")
record DirectoryEntry(
    UUID mailboxId,
    MailboxKind kind,
    @Schema(examples = "Nguyễn Văn An") String displayName,
    @Schema(examples = "Chuyên viên") @Nullable String position,
    @Schema(examples = "snv") String unitCode,
    @Schema(examples = "Sở Nội vụ") String unitName,
    @Schema(examples = "an.nguyen@tinhmau.example") String address) {}
