package vn.congvu.backup.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules that hold for the backups.
 *
 * @param profileId the regulation they come from; absent while only defaults hold
 */
record RulesView(
    @Nullable UUID profileId,
    @Nullable String title,
    @Nullable LocalDate effectiveFrom,
    List<BackupRules.Spelled> rules) {

  static RulesView of(BackupRules rules) {
    return rules
        .regulation()
        .map(
            regulation ->
                new RulesView(
                    regulation.profileId(),
                    regulation.title(),
                    regulation.effectiveFrom(),
                    rules.all()))
        .orElseGet(() -> new RulesView(null, null, null, rules.all()));
  }
}
