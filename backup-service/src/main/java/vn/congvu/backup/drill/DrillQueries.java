package vn.congvu.backup.drill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;

/** Reads drills and their mailboxes. */
@ApplicationScoped
public class DrillQueries {

  private static final int MOST_PLACES = 20;

  private final Database database;

  DrillQueries(Database database) {
    this.database = database;
  }

  @Transactional
  DrillView require(UUID id) {
    return database
        .first(DrillView.SELECT + " where d.id = ? group by d.id", DrillView::read, id)
        .orElseThrow(
            () -> ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy lần diễn tập này."));
  }

  @Transactional
  Page<DrillView> page(@Nullable String after, int limit) {
    UUID before = Cursor.id(after);
    return Page.of(
        database.query(
            DrillView.SELECT
                + " where (?::uuid is null or d.id < ?) group by d.id order by d.id desc limit ?",
            DrillView::read,
            before,
            before,
            limit + 1),
        limit,
        drill -> Cursor.encode(drill.id()));
  }

  /** The newest drill that has ended. */
  @Transactional
  public Optional<DrillView> lastEnded() {
    return database.first(
        DrillView.SELECT
            + """
            where d.id = (select id from drill where state <> 'RUNNING' order by id desc limit 1)
            group by d.id
            """,
        DrillView::read);
  }

  @Transactional
  Page<DrillMailboxView> mailboxes(UUID drill, @Nullable String after, int limit) {
    DrillView _ = require(drill);
    UUID behind = Cursor.id(after);
    List<DrillMailboxView> rows =
        database.query(
            DrillMailboxView.SELECT + " and (?::uuid is null or j.id > ?) order by j.id limit ?",
            DrillMailboxView::read,
            drill,
            behind,
            behind,
            limit + 1);
    return Page.of(withPlaces(rows), limit, mailbox -> Cursor.encode(mailbox.id()));
  }

  @Transactional
  List<DrillMailboxView> all(UUID drill) {
    return withPlaces(
        database.query(
            DrillMailboxView.SELECT + " order by m.mailbox_id", DrillMailboxView::read, drill));
  }

  private List<DrillMailboxView> withPlaces(List<DrillMailboxView> rows) {
    Map<UUID, List<DrillMailboxView.Place>> places = new HashMap<>();
    database.stream(
        """
        select job_id, kind, folder_name, folder, uid from drill_mismatch
         where job_id = any (?) and number < ? order by job_id, number
        """,
        row ->
            Map.entry(
                row.getObject(1, UUID.class),
                new DrillMailboxView.Place(
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, Integer.class),
                    row.getLong(5))),
        entry ->
            places.computeIfAbsent(entry.getKey(), it -> new ArrayList<>()).add(entry.getValue()),
        Database.uuids(rows.stream().map(DrillMailboxView::id).toList()),
        MOST_PLACES);
    return rows.stream().map(row -> row.with(places.getOrDefault(row.id(), List.of()))).toList();
  }

  /** The signed envelope; not there before the drill has ended. */
  @Transactional
  String certificate(UUID id) {
    DrillView _ = require(id);
    return database
        .first(
            "select certificate from drill where id = ? and certificate is not null",
            row -> row.getString(1),
            id)
        .orElseThrow(
            () ->
                ProblemException.of(
                    DrillProblem.DRILL_RUNNING,
                    "Lần diễn tập này chưa kết thúc nên chưa có chứng nhận."));
  }
}
