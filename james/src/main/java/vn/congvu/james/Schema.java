package vn.congvu.james;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What OpenJPA leaves out on PostgreSQL: indexes on foreign keys (a first SELECT of 5,000 mails
 * took seven times as long without them) and room for long names. James's own schema check keeps
 * these.
 */
final class Schema {

  private static final List<String> AMENDMENTS =
      List.of(
          "create index if not exists congvu_mail_property_mail on james_mail_property (mailbox_id, mail_uid)",
          "create index if not exists congvu_mail_userflag_mail on james_mail_userflag (mailbox_id, mail_uid)",
          "create index if not exists congvu_mailbox_owner on james_mailbox (user_name, mailbox_name)",
          "create index if not exists congvu_mail_recent on james_mail (mailbox_id, mail_is_recent)",
          "alter table james_recipient_rewrite alter column target_address type text",
          "alter table james_mail_property alter column property_value type text",
          "alter table james_user alter column user_name type varchar(255)");

  private Schema() {}

  static void amend(Settings settings) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                settings.databaseUrl(), settings.databaseUsername(), settings.databasePassword());
        Statement statement = connection.createStatement()) {
      for (String amendment : AMENDMENTS) {
        statement.execute(amendment);
      }
    }
  }
}
