package vn.congvu.account.provisioning;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One line's work. */
@Schema(name = "ProvisioningTask")
record TaskResponse(
    UUID id,
    @Nullable UUID lineId,
    @Nullable UUID mailboxId,
    TaskState state,
    TaskStep step,
    int attempts,
    @Nullable Instant nextAttemptAt,
    @Schema(examples = "Máy chủ thư chưa trả lời; sẽ tự thử lại.") @Nullable String problem,
    @Nullable Instant finishedAt) {}
