package vn.congvu.account.credential;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A report as its readers see it.
 *
 * @param securedAt since when a leaked password opens nothing; absent while that is under way
 * @param linkExpiresAt the live link's end, on the single report only
 */
@Schema(name = "CredentialReport")
record ReportResponse(
    UUID id,
    UUID mailboxId,
    String mailboxAddress,
    String unitCode,
    ReportKind kind,
    ReportState state,
    @Nullable String circumstances,
    String reportedBy,
    Instant reportedAt,
    @Nullable Instant dueAt,
    @Nullable Instant securedAt,
    @Nullable Instant closedAt,
    @Nullable UUID requestId,
    @Nullable Instant linkExpiresAt) {

  static ReportResponse from(CredentialReport report, @Nullable Instant linkExpiresAt) {
    return new ReportResponse(
        report.id(),
        report.mailboxId(),
        report.address(),
        report.unitCode(),
        report.kind(),
        report.state(),
        report.circumstances(),
        report.reportedByName(),
        report.reportedAt(),
        report.dueAt(),
        report.securedAt(),
        report.closedAt(),
        report.requestId(),
        linkExpiresAt);
  }
}
