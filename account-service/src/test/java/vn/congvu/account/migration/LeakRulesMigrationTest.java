package vn.congvu.account.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** Profiles of before there were rules for classified documents. */
class LeakRulesMigrationTest {

  private static String insert(String id, String day) {
    return """
        insert into regulation_profile (id, title, effective_from, state, rules, changes, decision,
          proposed_by, proposed_by_name, proposed_at, version)
        values (gen_random_uuid(), 't', '%s', 'PROPOSED', '{"id":"%s","backup":{}}', '{}', 'd',
          'p', 'p', now(), 0)
        """
        .formatted(day, id);
  }

  @Test
  void anOldProfileGetsTheTimesWithTheArticleThatItHas() throws Exception {
    try (FreshDatabase database = new FreshDatabase()) {
      database.migrateTo("202611241505");
      try (var connection = database.connect();
          var statement = connection.createStatement()) {
        statement.execute(insert("tinh-mau", "2026-01-01"));
        statement.execute(insert("quang-binh-41-2015", "2026-01-02"));

        database.migrate();

        try (var rows =
            statement.executeQuery(
                "select rules from regulation_profile order by effective_from")) {
          assertThat(rows.next()).isTrue();
          JsonNode other = new ObjectMapper().readTree(rows.getString(1)).path("leak");
          assertThat(rows.next()).isTrue();
          JsonNode quangBinh = new ObjectMapper().readTree(rows.getString(1)).path("leak");
          assertThat(other.properties()).hasSize(12);
          assertThat(other.at("/tellHead/value").asText()).isEqualTo("30 minutes");
          assertThat(other.at("/tellHead/basis").asText()).startsWith("chưa quy định");
          assertThat(other.at("/containWithin/value").asText()).isEqualTo("1 hour");
          assertThat(other.at("/containment/value").asText()).isEqualTo("SEALED_HOLD");
          assertThat(quangBinh.at("/tellHead/basis").asText()).contains("khoản 3 Điều 15");
        }
      }
    }
  }
}
