package vn.congvu.account.mailbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why something is done to a mailbox.
 *
 * @param legalBasis the article it rests on; never blank
 * @param requestId the request that asked for it
 * @param onBehalfOf the officer who ordered it, when a background job does the work
 */
public record Because(
    String legalBasis,
    @Nullable UUID requestId,
    @Nullable String reason,
    @Nullable Officer onBehalfOf) {

  public Because {
    if (legalBasis.isBlank()) {
      throw new IllegalArgumentException("a legal basis is required");
    }
  }

  public Because(String legalBasis, @Nullable UUID requestId, @Nullable String reason) {
    this(legalBasis, requestId, reason, null);
  }

  /**
   * @param name as their token said; none for work that was ordered before names were kept
   */
  public record Officer(String subject, @Nullable String name) {}
}
