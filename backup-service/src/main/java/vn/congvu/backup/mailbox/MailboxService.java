package vn.congvu.backup.mailbox;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.contracts.account.MailboxEvent;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;

@ApplicationScoped
public class MailboxService {

  private static final String SELECT = "select " + BackupMailbox.COLUMNS + " from backup_mailbox ";

  private final Database database;
  private final List<MailboxEnd> ends;

  MailboxService(Database database, @All List<MailboxEnd> ends) {
    this.database = database;
    this.ends = ends;
  }

  /** A fact that is older than what is known says nothing new. */
  @Transactional(MANDATORY)
  void learn(MailboxEvent fact) {
    MailboxState state =
        switch (fact) {
          case MailboxEvent.MailboxIssued _,
              MailboxEvent.MailboxActivated _,
              MailboxEvent.MailboxUnlocked _ ->
              MailboxState.IN_USE;
          case MailboxEvent.MailboxLocked _ -> MailboxState.LOCKED;
          case MailboxEvent.MailboxClosed _ -> MailboxState.CLOSED;
          case MailboxEvent.MailboxDeleted _ -> MailboxState.DELETED;
          case MailboxEvent.MailboxRenamed _, MailboxEvent.MailboxTransferred _ -> null;
        };
    String said = state == null ? null : state.name();
    int changed =
        database.update(
            """
            insert into backup_mailbox (mailbox_id, version, address, unit_code, state, closed_at)
            values (?, ?, ?, ?, coalesce(?, 'IN_USE'), case when ? then ? end)
            on conflict (mailbox_id) do update
              set version = excluded.version, address = excluded.address,
                  unit_code = excluded.unit_code,
                  state = coalesce(?, backup_mailbox.state),
                  closed_at = case ?
                    when 'IN_USE' then null
                    when 'LOCKED' then null
                    when 'CLOSED' then excluded.closed_at
                    when 'DELETED' then coalesce(backup_mailbox.closed_at, excluded.closed_at)
                    else backup_mailbox.closed_at end
              where backup_mailbox.version < excluded.version
            """,
            fact.mailboxId(),
            fact.version(),
            fact.address(),
            fact.unitCode(),
            said,
            state == MailboxState.CLOSED || state == MailboxState.DELETED,
            fact.occurredAt(),
            said,
            said);
    if (changed > 0 && state == MailboxState.CLOSED) {
      BackupMailbox mailbox = require(fact.mailboxId());
      ends.forEach(end -> end.closed(mailbox));
    }
    if (changed > 0 && state == MailboxState.DELETED) {
      BackupMailbox mailbox = require(fact.mailboxId());
      ends.forEach(end -> end.deleted(mailbox));
    }
  }

  @Transactional
  public Optional<BackupMailbox> byNumber(int number) {
    return database.first(SELECT + "where number = ?", BackupMailbox::read, number);
  }

  @Transactional
  public Optional<BackupMailbox> byId(UUID mailboxId) {
    return database.first(SELECT + "where mailbox_id = ?", BackupMailbox::read, mailboxId);
  }

  public BackupMailbox require(UUID mailboxId) {
    return byId(mailboxId)
        .orElseThrow(
            () -> ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy hộp thư này."));
  }

  /** All mailboxes that ever belonged to a unit, or, without one, to the province. */
  @Transactional
  public List<BackupMailbox> ofUnit(@Nullable String unitCode) {
    return database.query(
        SELECT + "where (?::text is null or unit_code = ?) order by number",
        BackupMailbox::read,
        unitCode,
        unitCode);
  }

  /**
   * @param query SQL that gives numbers of mailboxes
   */
  @Transactional
  public List<BackupMailbox> among(String query, Object... values) {
    return database.query(
        SELECT + "where number in (" + query + ") order by number", BackupMailbox::read, values);
  }

  /** Those of a unit, or of the province, that a backup is owed. */
  @Transactional
  public List<BackupMailbox> toBackUp(@Nullable String unitCode) {
    return database.query(
        SELECT
            + "where (?::text is null or unit_code = ?) and "
            + BackupMailbox.TO_BACK_UP
            + " order by number",
        BackupMailbox::read,
        unitCode,
        unitCode);
  }

  @Transactional
  public Page<BackupMailbox> page(
      @Nullable String unitCode, @Nullable String address, @Nullable String after, int limit) {
    List<String> keys = Cursor.decode(after, 2);
    String prefix = address == null ? null : like(address) + "%";
    List<BackupMailbox> rows =
        database.query(
            SELECT
                + """
                where (?::text is null or unit_code = ?) and (?::text is null or address like ?)
                  and (?::text is null or (address, number) > (?, ?))
                order by address, number limit ?
                """,
            BackupMailbox::read,
            unitCode,
            unitCode,
            prefix,
            prefix,
            keys.isEmpty() ? null : keys.getFirst(),
            keys.isEmpty() ? null : keys.getFirst(),
            keys.isEmpty() ? 0 : Cursor.key(keys.getLast(), Integer::parseInt),
            limit + 1);
    return Page.of(
        rows,
        limit,
        mailbox -> Cursor.encode(mailbox.address(), Integer.toString(mailbox.number())));
  }

  private static String like(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /**
   * How the repository was told of a mailbox.
   *
   * @param address under which; null when it never was
   * @param differences in a row since all was said
   */
  public record LastManifest(@Nullable String address, int differences) {}

  @Transactional
  public LastManifest lastManifest(int number) {
    return database
        .query(
            "select manifest_address, manifest_differences from backup_mailbox where number = ?",
            row -> new LastManifest(row.getString(1), row.getInt(2)),
            number)
        .getFirst();
  }

  /**
   * @param full whether all was said, and not a difference
   */
  @Transactional(MANDATORY)
  public void told(int number, String address, boolean full) {
    int _ =
        database.update(
            """
            update backup_mailbox
               set manifest_address = ?,
                   manifest_differences = case when ? then 0 else manifest_differences + 1 end
             where number = ?
            """,
            address,
            full,
            number);
  }

  public void backedUp(int number, Instant at) {
    backedUp(Map.of(number, at));
  }

  /**
   * What is told late does not take back what was told since.
   *
   * @param moments by number
   */
  @Transactional(MANDATORY)
  public void backedUp(Map<Integer, Instant> moments) {
    var sorted = new TreeMap<>(moments);
    int _ =
        database.update(
            """
            update backup_mailbox m set last_backup_at = greatest(m.last_backup_at, b.at)
              from unnest(?, ?) as b (number, at) where m.number = b.number
            """,
            Database.integers(sorted.keySet()),
            Database.instants(sorted.values()));
  }
}
