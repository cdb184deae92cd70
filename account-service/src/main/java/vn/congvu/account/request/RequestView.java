package vn.congvu.account.request;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.RequestType;

/**
 * A request without its lines and history.
 *
 * @param sla present from the receipt on
 * @param openLines lines that have no final result yet, failed ones included
 */
public record RequestView(
    UUID id,
    String code,
    RequestType type,
    RequestState state,
    String unit,
    @Nullable String losingUnit,
    @Nullable String letterNumber,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Sla sla,
    @Nullable Instant finishedAt,
    int lineCount,
    int openLines,
    long version) {

  /**
   * @param dueAt empty while the request waits for the unit
   * @param overdue past due and not finished, or finished late
   */
  public record Sla(
      String allowed,
      String legalBasis,
      Instant receivedAt,
      @Nullable Instant dueAt,
      boolean overdue) {}
}
