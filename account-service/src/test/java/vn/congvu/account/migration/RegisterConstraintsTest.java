package vn.congvu.account.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the register's tables refuse by themselves, and how the directory's query is served. */
class RegisterConstraintsTest {
  private static final String UNIT = "00000000-0000-0000-0000-00000000000a";
  private static final String PERSON = "00000000-0000-0000-0000-00000000000b";

  private static FreshDatabase database;

  @BeforeAll
  static void enterAUnitAndAPerson() throws SQLException {
    database = new FreshDatabase();
    database.migrate();
    run(
        "insert into unit values ('" + UNIT + "', 'snv', '2025-07-01', null, now(), 0)",
        "insert into person values ('"
            + PERSON
            + "', 'Nguyễn Văn An', 'nguyen van an', ' nguyen van an', null, null, null, 'snv', now(), 0)");
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @Test
  void aUnitCodeIsUsedOnce() {
    refused(
        "unit_code_key",
        "insert into unit values (gen_random_uuid(), 'snv', '2026-01-01', null, now(), 0)");
  }

  @Test
  void anOpenAddressIsUsedOnceAndADeletedOneIsHistory() throws SQLException {
    run(
        mailbox("PERSONAL", "mot@x.example", "DELETED"),
        mailbox("PERSONAL", "mot@x.example", "LOCKED"));

    refused("mailbox_address", mailbox("PERSONAL", "mot@x.example", "LOCKED"));
  }

  @Test
  void anAddressInCapitalsIsRefused() {
    refused("mailbox_address_check", mailbox("PERSONAL", "Hai@x.example", "LOCKED"));
  }

  @Test
  void anOrganisationsMailboxNeedsANamedUser() {
    refused("needs a named user", mailbox("ORGANISATION", "ba@x.example", "LOCKED"));
  }

  @Test
  void aMailboxOfAnUnknownUnitIsRefused() {
    refused(
        "unit_code_fkey",
        mailbox("PERSONAL", "bon@x.example", "LOCKED").replace("'snv'", "'khong-co'"));
  }

  @Test
  void theHistoryIsNeverRewritten() throws SQLException {
    run(
        mailbox("PERSONAL", "nam@x.example", "LOCKED"),
        """
        insert into mailbox_transition (id, mailbox_id, step, to_state, occurred_at, actor_subject, actor_name, legal_basis)
        select gen_random_uuid(), id, 'ISSUED', 'LOCKED', now(), 's', 'n', 'Điều 5' from mailbox where address = 'nam@x.example'
        """);

    refused("never rewritten", "update mailbox_transition set reason = 'khác'");
    refused("never rewritten", "delete from mailbox_transition");
    refused("never rewritten", "truncate mailbox_transition");
  }

  @Test
  void theDirectoryOfAHundredThousandIsServedByAnIndex() throws SQLException {
    run(
        """
        insert into mailbox (id, kind, address, unit_code, state, quota_bytes, owner_id, display_name, position,
          sort_name, search_text, changed_at, version)
        select gen_random_uuid(), 'PERSONAL', 'u' || n || '@y.example', 'snv', 'LOCKED', 1, '%s', name, null,
          name, ' ' || name || ' u' || n || '@y.example', now(), 0
        from (select n, (array['nguyen','tran','le','pham','hoang','vu','dang','bui'])[1 + n %% 8] || ' van '
                || (array['an','binh','cuong','dung','giang','hai','khanh','lan','mai','nam'])[1 + n / 8 %% 10] || ' ' || n as name
              from generate_series(1, 100000) n) people
        """
            .formatted(PERSON),
        "analyze mailbox");

    String rare = plan("% u77777%");
    String common = plan("% nguyen%");

    assertThat(rare).contains("mailbox_search").doesNotContain("Seq Scan");
    assertThat(common).contains("Index Scan using mailbox_by_name").doesNotContain("Seq Scan");
  }

  private static String plan(String pattern) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "explain (analyze) select id, address from directory_entry where search_text like '"
                    + pattern
                    + "' order by sort_name, id limit 51")) {
      StringBuilder plan = new StringBuilder();
      while (rows.next()) {
        plan.append(rows.getString(1)).append('\n');
      }
      return plan.toString();
    }
  }

  private static String mailbox(String kind, String address, String state) {
    return """
        insert into mailbox (id, kind, address, unit_code, state, quota_bytes, owner_id, display_name,
          sort_name, search_text, deletion_due, changed_at, version)
        values (gen_random_uuid(), '%s', '%s', 'snv', '%s', 1, '%s', 'n', 'n', ' n', %s, now(), 0)
        """
        .formatted(kind, address, state, PERSON, state.equals("DELETED") ? "'2026-01-01'" : "null");
  }

  private static void refused(String by, String sql) {
    assertThatThrownBy(() -> run(sql)).isInstanceOf(SQLException.class).hasMessageContaining(by);
  }

  private static void run(String... statements) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
      connection.commit();
    }
  }
}
