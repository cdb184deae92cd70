package vn.congvu.account.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Iterator;
import org.junit.jupiter.api.Test;

/** Profiles of before there were rules for the backup. */
class BackupRulesMigrationTest {

  private static String insert(String id, String day) {
    return """
        insert into regulation_profile (id, title, effective_from, state, rules, changes, decision,
          proposed_by, proposed_by_name, proposed_at, version)
        values (gen_random_uuid(), 't', '%s', 'PROPOSED', '{"id":"%s","z":1,"a":{}}', '{}', 'd',
          'p', 'p', now(), 0)
        """
        .formatted(day, id);
  }

  @Test
  void anOldProfileGetsTheRulesAndKeepsItsOrder() throws Exception {
    try (FreshDatabase database = new FreshDatabase()) {
      database.migrateTo("202611240510");
      try (var connection = database.connect();
          var statement = connection.createStatement()) {
        statement.execute(insert("tinh-mau", "2026-01-01"));
        statement.execute(insert("nghe-an-99-2025", "2026-01-02"));

        database.migrate();

        try (var rows =
            statement.executeQuery(
                "select rules from regulation_profile order by effective_from")) {
          assertThat(rows.next()).isTrue();
          JsonNode other = new ObjectMapper().readTree(rows.getString(1));
          assertThat(rows.next()).isTrue();
          JsonNode ngheAn = new ObjectMapper().readTree(rows.getString(1));
          Iterator<String> keys = other.fieldNames();
          assertThat(keys).toIterable().containsExactly("id", "z", "a", "backup", "leak");
          assertThat(other.path("backup").properties()).hasSize(10);
          assertThat(other.path("backup").path("copyEvery").path("value").asText())
              .isEqualTo("1 day");
          assertThat(ngheAn.path("backup").path("copyEvery").path("basis").asText())
              .startsWith("QĐ 99/2025");
        }
      }
    }
  }
}
