package vn.congvu.account.mailbox;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "MailboxTransition", description = "One step of a mailbox's life")
record TransitionResponse(
    UUID id,
    MailboxStep step,
    @Schema(description = "Absent at the first step") @Nullable MailboxState from,
    MailboxState to,
    @Schema(examples = "an.nguyen@tinhmau.example") @Nullable String before,
    @Schema(examples = "nguyenvanan@tinhmau.example") @Nullable String after,
    Instant occurredAt,
    @Schema(description = "Subject of who did it, or \"system\"") String actor,
    @Schema(examples = "Phạm Tiến Dũng") String actorName,
    @Schema(examples = "Điều 10 khoản 2 Quyết định 162/2025/QĐ-UBND") String legalBasis,
    @Nullable UUID requestId,
    @Nullable String reason) {}
