package vn.congvu.backup.rules;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.congvu.contracts.account.RegulationEvent;
import vn.congvu.platform.database.Database;

/**
 * Answers what the regulation asks of the backups today. Until it was announced for the first time
 * the settings of the deployment answer, and say so as their legal basis.
 */
@ApplicationScoped
public class BackupRules {

  private static final String BY_DEFAULT = "chưa nhận được quy chế; mặc định của Congvu";

  /** A rule by the key that the regulation gives it. */
  private record Key<T>(
      String key, Function<String, T> parse, Function<RulesConfig, String> byDefault) {}

  private static final Key<Duration> CONTINUOUS_EVERY =
      new Key<>("backup.continuousEvery", Amounts::duration, RulesConfig::continuousEvery);
  private static final Key<LocalTime> NIGHTLY_AT =
      new Key<>("backup.nightlyAt", LocalTime::parse, RulesConfig::nightlyAt);
  private static final Key<Period> KEEP_ALL_FOR =
      new Key<>("backup.keepAllFor", Amounts::period, RulesConfig::keepAllFor);
  private static final Key<Integer> KEEP_DAILY =
      new Key<>("backup.keepDaily", Integer::valueOf, RulesConfig::keepDaily);
  private static final Key<Integer> KEEP_WEEKLY =
      new Key<>("backup.keepWeekly", Integer::valueOf, RulesConfig::keepWeekly);
  private static final Key<Integer> KEEP_MONTHLY =
      new Key<>("backup.keepMonthly", Integer::valueOf, RulesConfig::keepMonthly);
  private static final Key<Period> CLOSED_MAILBOXES_KEPT_FOR =
      new Key<>(
          "backup.closedMailboxesKeptFor", Amounts::period, RulesConfig::closedMailboxesKeptFor);
  private static final Key<Period> COPY_EVERY =
      new Key<>("backup.copyEvery", Amounts::period, RulesConfig::copyEvery);
  private static final Key<Period> DRILL_EVERY =
      new Key<>("backup.drillEvery", Amounts::period, RulesConfig::drillEvery);
  private static final Key<Integer> DRILL_SHARE =
      new Key<>("backup.drillShare", Integer::valueOf, RulesConfig::drillShare);

  private static final List<Key<?>> KEYS =
      List.of(
          CONTINUOUS_EVERY,
          NIGHTLY_AT,
          KEEP_ALL_FOR,
          KEEP_DAILY,
          KEEP_WEEKLY,
          KEEP_MONTHLY,
          CLOSED_MAILBOXES_KEPT_FOR,
          COPY_EVERY,
          DRILL_EVERY,
          DRILL_SHARE);

  private final Database database;
  private final RulesConfig defaults;

  BackupRules(Database database, RulesConfig defaults) {
    this.database = database;
    this.defaults = defaults;
  }

  public Rule<Duration> continuousEvery() {
    return ask(CONTINUOUS_EVERY);
  }

  /** By the clocks of Vietnam. */
  public Rule<LocalTime> nightlyAt() {
    return ask(NIGHTLY_AT);
  }

  public Retention retention() {
    return new Retention(
        ask(KEEP_ALL_FOR).value(),
        ask(KEEP_DAILY).value(),
        ask(KEEP_WEEKLY).value(),
        ask(KEEP_MONTHLY).value());
  }

  /** From the closure on. */
  public Rule<Period> closedMailboxesKeptFor() {
    return ask(CLOSED_MAILBOXES_KEPT_FOR);
  }

  public Rule<Period> copyEvery() {
    return ask(COPY_EVERY);
  }

  public Rule<Period> drillEvery() {
    return ask(DRILL_EVERY);
  }

  /** In per cent of the mailboxes. */
  public Rule<Integer> drillShare() {
    return ask(DRILL_SHARE);
  }

  /** Whether the regulation was ever announced. Nothing may be let go on defaults alone. */
  public boolean isRegulationKnown() {
    return regulation().isPresent();
  }

  record Regulation(UUID profileId, String title, LocalDate effectiveFrom) {}

  Optional<Regulation> regulation() {
    return database.first(
        "select profile_id, title, effective_from from regulation",
        row ->
            new Regulation(
                row.getObject(1, UUID.class), row.getString(2), row.getObject(3, LocalDate.class)));
  }

  /** A rule as it is spelled. */
  record Spelled(String key, String value, String legalBasis) {}

  List<Spelled> all() {
    return KEYS.stream().map(this::spelled).toList();
  }

  private <T> Rule<T> ask(Key<T> key) {
    Spelled spelled = spelled(key);
    return new Rule<>(key.parse.apply(spelled.value()), spelled.legalBasis());
  }

  private Spelled spelled(Key<?> key) {
    return database
        .first(
            "select value, legal_basis from regulation_rule where key = ?",
            row -> new Spelled(key.key, row.getString(1), row.getString(2)),
            key.key)
        .orElseGet(() -> new Spelled(key.key, key.byDefault.apply(defaults), BY_DEFAULT));
  }

  /**
   * A fact that is older than what is known says nothing new; one that is unreadable is refused.
   */
  @Transactional(MANDATORY)
  void learn(RegulationEvent.RegulationActivated fact) {
    Map<String, RegulationEvent.Rule> rules = new HashMap<>();
    fact.rules().forEach(rule -> rules.put(rule.key(), rule));
    for (Key<?> key : KEYS) {
      RegulationEvent.Rule rule = rules.get(key.key);
      if (rule != null) {
        var _ = key.parse.apply(rule.value());
      }
    }
    int changed =
        database.update(
            """
            insert into regulation (version, profile_id, title, effective_from)
            values (?, ?, ?, ?)
            on conflict (only_row) do update
              set version = excluded.version, profile_id = excluded.profile_id,
                  title = excluded.title, effective_from = excluded.effective_from
              where regulation.version < excluded.version
            """,
            fact.version(),
            fact.profileId(),
            fact.title(),
            fact.effectiveFrom());
    if (changed > 0) {
      replace(rules.values());
    }
  }

  private void replace(Iterable<RegulationEvent.Rule> rules) {
    int _ = database.update("delete from regulation_rule");
    var rows = new ArrayList<@Nullable Object[]>();
    for (RegulationEvent.Rule rule : rules) {
      rows.add(new @Nullable Object[] {rule.key(), rule.value(), rule.legalBasis()});
    }
    database.batch("insert into regulation_rule (key, value, legal_basis) values (?, ?, ?)", rows);
  }
}
