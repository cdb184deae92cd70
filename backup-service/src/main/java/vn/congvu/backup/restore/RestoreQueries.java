package vn.congvu.backup.restore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;

/** Reads orders and their mailboxes. */
@ApplicationScoped
class RestoreQueries {

  private final Database database;
  private final RestoreService orders;

  RestoreQueries(Database database, RestoreService orders) {
    this.database = database;
    this.orders = orders;
  }

  @Transactional
  Page<RestoreView> page(@Nullable RestoreState state, @Nullable String after, int limit) {
    UUID before = Cursor.id(after);
    String wanted = state == null ? null : state.name();
    return Page.of(
        database.query(
            RestoreView.SELECT
                + """
                where (?::text is null or r.state = ?) and (?::uuid is null or r.id < ?)
                """
                + RestoreView.GROUP
                + " order by r.id desc limit ?",
            RestoreView::read,
            wanted,
            wanted,
            before,
            before,
            limit + 1),
        limit,
        order -> Cursor.encode(order.id()));
  }

  @Transactional
  Page<RestoreJobView> mailboxes(UUID restore, @Nullable String after, int limit) {
    RestoreView _ = orders.require(restore);
    UUID behind = Cursor.id(after);
    return Page.of(
        database.query(
            """
            select j.id, s.mailbox_id, s.address, t.address, j.state, j.attempts, j.appended,
                   j.already_there, j.forgotten, j.problem, j.finished_at
              from restore_job j join backup_mailbox s on s.number = j.mailbox
              join backup_mailbox t on t.number = j.target
             where j.restore_id = ? and (?::uuid is null or j.id > ?) order by j.id limit ?
            """,
            RestoreJobView::read,
            restore,
            behind,
            behind,
            limit + 1),
        limit,
        job -> Cursor.encode(job.id()));
  }
}
