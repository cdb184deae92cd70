package vn.congvu.security.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules that hold for classified documents in mailboxes.
 *
 * @param profileId the regulation they come from; absent while only defaults hold
 */
record RulesView(
    @Nullable UUID profileId,
    @Nullable String title,
    @Nullable LocalDate effectiveFrom,
    List<Spelled> rules) {

  /** A rule as it is spelled: {@code 30 minutes}. */
  record Spelled(String key, String value, String legalBasis) {}
}
