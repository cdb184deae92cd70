package vn.congvu.backup.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.congvu.contracts.account.RegulationEvent;
import vn.congvu.platform.database.Database;

/** Lets this service know a regulation as if account-service had announced it. */
@ApplicationScoped
public class Regulations {

  private final BackupRules rules;
  private final Database database;

  Regulations(BackupRules rules, Database database) {
    this.rules = rules;
    this.database = database;
  }

  static RegulationEvent.RegulationActivated fact(long version, Map<String, String> values) {
    List<RegulationEvent.Rule> rules =
        values.entrySet().stream()
            .map(
                rule ->
                    new RegulationEvent.Rule(
                        "backup." + rule.getKey(), rule.getValue(), "Điều 16 khoản 5"))
            .toList();
    return new RegulationEvent.RegulationActivated(
        UUID.randomUUID(), version, Instant.now(), "Quy chế", LocalDate.of(2026, 1, 1), rules);
  }

  /** Newer than whatever is known. */
  @Transactional
  public void activate(Map<String, String> values) {
    long known =
        database
            .query("select coalesce(max(version), 0) from regulation", row -> row.getLong(1))
            .getFirst();
    rules.learn(fact(known + 1, values));
  }

  @Transactional
  void learn(RegulationEvent.RegulationActivated fact) {
    rules.learn(fact);
  }

  @Transactional
  public void forget() {
    int _ = database.update("delete from regulation_rule");
    int _ = database.update("delete from regulation");
  }
}
