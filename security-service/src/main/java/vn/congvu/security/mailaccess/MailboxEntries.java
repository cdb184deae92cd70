package vn.congvu.security.mailaccess;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.contracts.backup.RestoreEvent;
import vn.congvu.contracts.backup.RestoreEvent.MailExported;
import vn.congvu.contracts.backup.RestoreEvent.MailRestored;
import vn.congvu.platform.calendar.WorkingCalendar;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.scope.Caller;

/**
 * Who entered a mailbox. What was done in a case is read from its ledger, and only when the case
 * has ended: until then there is no line that could be missed.
 */
@ApplicationScoped
class MailboxEntries {

  private static final String PAGE =
      """
      select id, by_name, reason, legal_basis, first_at, last_at
        from (
          select e.id, e.by_name, r.reason, r.legal_basis, e.first_at, e.last_at
            from mailbox_entry e join mailbox_right r on r.id = e.right_id
           where e.mailbox_id = ?
          union all
          select c.id, 'Cơ quan quản lý, vận hành hệ thống thư', leak.reason, leak.legal_basis,
                 c.changed_at, c.changed_at
            from known_address a
            join coverage_row c
              on c.kind = 'MAILBOX' and c.place = a.address and c.changed_at >= a.since
            join spill s on s.id = c.spill_id
            join mailbox_right leak on leak.kind = 'PLATFORM' and leak.holder = 'leak'
           where ? and a.mailbox_id = ? and s.ended_at is not null
             and c.state in ('FOUND', 'CONTAINED', 'DESTROYED', 'RELEASED', 'ABSENT')) entry
       where ?::timestamptz is null or (last_at, id) < (?, ?)
       order by last_at desc, id desc limit ?
      """;

  private static final String OPERATOR = "Cơ quan quản lý, vận hành hệ thống thư";

  private final Database database;

  MailboxEntries(Database database) {
    this.database = database;
  }

  /** Where a page ended. */
  record Mark(Instant to, UUID id) {}

  /** One row a day, however often. */
  @Transactional(MANDATORY)
  void add(UUID right, UUID mailbox, Caller caller, Instant now) {
    int _ =
        database.update(
            """
            insert into mailbox_entry
                (id, right_id, mailbox_id, by_subject, by_name, day, first_at, last_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (right_id, by_subject, day) do update set last_at = excluded.last_at
            """,
            Ids.next(),
            right,
            mailbox,
            caller.subject(),
            caller.name(),
            now.atZone(WorkingCalendar.ZONE).toLocalDate(),
            now,
            now);
  }

  /** One row for an order and a day; names nobody, for the order names them. */
  @Transactional(MANDATORY)
  void add(RestoreEvent fact) {
    String by =
        switch (fact) {
          case MailRestored _ -> OPERATOR;
          case MailExported _ -> OPERATOR + " (xuất ra tệp)";
        };
    int _ =
        database.update(
            """
            insert into mailbox_entry
                (id, right_id, mailbox_id, by_subject, by_name, day, first_at, last_at)
            select ?, r.id, m.mailbox_id, ?, ?, ?, ?, ?
              from known_mailbox m
              join mailbox_right r on r.kind = 'PLATFORM' and r.holder = 'restore'
             where m.mailbox_id = ?
            on conflict (right_id, by_subject, day) do update
              set last_at = greatest(mailbox_entry.last_at, excluded.last_at)
            """,
            Ids.next(),
            fact.type() + " " + fact.restoreId() + " " + fact.mailboxId(),
            by,
            fact.occurredAt().atZone(WorkingCalendar.ZONE).toLocalDate(),
            fact.occurredAt(),
            fact.occurredAt(),
            fact.mailboxId());
  }

  /**
   * @param ofCases whether what was done in cases that have ended is the reader's to know
   */
  List<EntryView> page(UUID mailbox, boolean ofCases, @Nullable Mark before, int rows) {
    Instant to = before == null ? null : before.to();
    UUID id = before == null ? null : before.id();
    return database.query(PAGE, MailboxEntries::read, mailbox, ofCases, mailbox, to, to, id, rows);
  }

  private static EntryView read(ResultSet row) throws SQLException {
    return new EntryView(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Objects.requireNonNull(Database.instant(row, 5)),
        Objects.requireNonNull(Database.instant(row, 6)));
  }
}
