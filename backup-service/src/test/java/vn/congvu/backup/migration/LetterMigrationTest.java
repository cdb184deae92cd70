package vn.congvu.backup.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import vn.congvu.localstack.test.PostgresTestResource;

/** A catalogue of before there were letters. */
class LetterMigrationTest {

  private static final String BEFORE =
      """
      insert into backup_mailbox (mailbox_id, version, address, unit_code, state)
      values (gen_random_uuid(), 1, 'an@tinhmau.example', 'snv', 'IN_USE');
      insert into folder (mailbox, uid_validity, wire_name, first_seen)
      select number, 1, 'INBOX', now() from backup_mailbox;
      insert into flag_set (flags) values ('{}');
      insert into sender (address, search) values ('binh@tinhmau.example', ' binh');
      insert into message (size, address, sender, prints, parts, refs)
      select 70, md5('address')::uuid, id, array[md5('id')::uuid, md5('text')::uuid],
             array[md5('part')::uuid], array[md5('asked')::uuid] from sender;
      insert into message (size, address, sender, prints)
      select 7, md5('bare')::uuid, id, '{}' from sender;
      insert into placement (uid, message, internal_date, first_seen, folder, flags)
      select row_number() over (), m.id, now(), now(), f.id, s.id
        from folder f, flag_set s, (select id from message union all select null) m;
      insert into former_flags (uid, until, folder, flags)
      select uid, now(), folder, flags from placement where uid = 1;
      """;

  private static final String AFTER =
      """
      select p.uid || ' ' || coalesce(p.size, 0) || ' ' || coalesce(l.prints, 0)
             || ' ' || (p.message is not distinct from case p.uid
                  when 1 then md5('address')::uuid when 2 then md5('bare')::uuid end)
             || ' ' || coalesce(l.hashes = case p.uid
                  when 1 then array[md5('id')::uuid, md5('text')::uuid, md5('part')::uuid,
                                    md5('asked')::uuid]
                  else '{}' end, true)
             || ' ' || (select count(*) from former_flags o
                         where o.folder = p.folder and o.uid = p.uid)
        from placement p left join letter l on l.id = p.letter order by p.uid
      """;

  @Test
  void whatWasKeptLiesWhereItLayAndIsFoundByWhatFoundIt() throws Exception {
    var postgres = new PostgresTestResource();
    try {
      Map<String, String> settings = postgres.start();
      migrate(settings, "202611281400");
      try (var connection =
              DriverManager.getConnection(
                  settings.get("quarkus.datasource.jdbc.url"),
                  settings.get("quarkus.datasource.username"),
                  settings.get("quarkus.datasource.password"));
          var statement = connection.createStatement()) {
        statement.execute(BEFORE);

        migrate(settings, "latest");

        var found = new ArrayList<String>();
        try (var rows = statement.executeQuery(AFTER)) {
          while (rows.next()) {
            found.add(rows.getString(1));
          }
        }
        assertThat(found)
            .containsExactly("1 70 2 true true 1", "2 7 0 true true 0", "3 0 0 true true 0");
      }
    } finally {
      postgres.stop();
    }
  }

  private static void migrate(Map<String, String> settings, String version) {
    Flyway.configure()
        .dataSource(
            settings.get("quarkus.datasource.jdbc.url"),
            settings.get("quarkus.datasource.username"),
            settings.get("quarkus.datasource.password"))
        .target(version)
        .locations("db/migration", "db/platform", "db/backup-repository")
        .load()
        .migrate();
  }
}
