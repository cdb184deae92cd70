package vn.congvu.backup.restore;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be restored, and why.
 *
 * @param mailboxId one mailbox; without it a whole unit, or without that too, the province
 * @param folder within the mailbox, by the name that it bore at the moment
 * @param messageId one message, as the search names it
 * @param moment as of when; absent for the latest backup
 * @param targetMailboxId for the destination MAILBOX
 * @param targetFolder a folder under which all is put; absent for where it lay
 */
record RestoreRequest(
    @Nullable UUID mailboxId,
    @Nullable @Size(max = 100) String unitCode,
    @Nullable @Size(max = 1000) String folder,
    @Nullable @Size(max = 40) String messageId,
    @Nullable Instant moment,
    @NotNull Destination destination,
    @Nullable UUID targetMailboxId,
    @Nullable @Size(min = 1, max = 200) String targetFolder,
    @NotBlank @Size(max = 2000) String reason,
    @Nullable @Size(max = 500) String legalBasis) {}
