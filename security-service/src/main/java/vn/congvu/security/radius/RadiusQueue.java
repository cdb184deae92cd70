package vn.congvu.security.radius;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.lease.LeasedTable;

/** Computations as leased jobs, one open for each case, and what came of them. */
@ApplicationScoped
class RadiusQueue {

  private static final String VIEW =
      "select id, number, state, asked_by_name, asked_at, problem, summary from leak_radius ";

  private final Database database;
  private final LeasedTable table;
  private final ObjectMapper json;
  private final Clock clock;

  RadiusQueue(Database database, ObjectMapper json, Clock clock) {
    this.database = database;
    this.table = new LeasedTable(database, clock, "leak_radius");
    this.json = json;
    this.clock = clock;
  }

  LeasedTable table() {
    return table;
  }

  /** What is kept of a computation beside its people. */
  record Summary(Instant computedAt, RadiusFigures figures, List<Unknown> unknowns) {}

  /** A computation under way. */
  record Asked(UUID spillId, Instant at) {}

  /** One that is open already is the answer as well. */
  @Transactional(MANDATORY)
  LeakRadiusView order(UUID spillId, String askedBy) {
    Instant now = clock.instant();
    int _ =
        database.update(
            """
            insert into leak_radius
              (id, spill_id, number, asked_by_name, asked_at, state, next_attempt_at)
            select ?, ?, coalesce(max(number), 0) + 1, ?, ?, 'WAITING', ?
              from leak_radius where spill_id = ?
            on conflict (spill_id) where state in ('WAITING', 'RUNNING') do nothing
            """,
            Ids.next(),
            spillId,
            askedBy,
            now,
            now,
            spillId);
    return page(spillId, Integer.MAX_VALUE, 1).getFirst();
  }

  /** Newest first. */
  List<LeakRadiusView> page(UUID spillId, int below, int rows) {
    return database.query(
        VIEW + "where spill_id = ? and number < ? order by number desc limit ?",
        this::view,
        spillId,
        below,
        rows);
  }

  Optional<LeakRadiusView> lastDone(UUID spillId) {
    return database.first(
        VIEW + "where spill_id = ? and state = 'DONE' order by number desc limit 1",
        this::view,
        spillId);
  }

  List<Reached> people(UUID radiusId, String after, int rows) {
    return database.query(
        """
        select address, inside, route, copies, received_at, opened, answered, forwarded, contained_at,
               minutes
          from leak_person where radius_id = ? and address > ? order by address limit ?
        """,
        row ->
            new Reached(
                row.getString(1),
                row.getBoolean(2),
                Route.valueOf(row.getString(3)),
                row.getInt(4),
                Database.instant(row, 5),
                Opened.valueOf(row.getString(6)),
                row.getBoolean(7),
                row.getBoolean(8),
                Database.instant(row, 9),
                row.getObject(10, Long.class)),
        radiusId,
        after,
        rows);
  }

  @Transactional
  List<Lease> claim(int atMost, Duration leaseTime) {
    return table.claim(atMost, leaseTime, "false");
  }

  Asked asked(Lease lease) {
    return database
        .query(
            "select spill_id, asked_at from leak_radius where id = ?",
            row -> new Asked(row.getObject(1, UUID.class), instant(row, 2)),
            lease.job())
        .getFirst();
  }

  @Transactional(MANDATORY)
  void done(Lease lease, LeakRadius radius, Instant computedAt) {
    table.fence(lease);
    database.batch(
        """
        insert into leak_person (radius_id, address, inside, route, copies, received_at, opened,
            answered, forwarded, contained_at, minutes)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        radius.people().stream()
            .<@Nullable Object[]>map(
                it ->
                    new @Nullable Object[] {
                      lease.job(),
                      it.address(),
                      it.inside(),
                      it.route().name(),
                      it.copies(),
                      it.receivedAt(),
                      it.opened().name(),
                      it.answered(),
                      it.forwarded(),
                      it.containedAt(),
                      it.minutes()
                    })
            .toList());
    int _ =
        database.update(
            """
            update leak_radius
               set state = 'DONE', finished_at = ?, summary = ?, problem = null, lease = null,
                   leased_until = null
             where id = ?
            """,
            computedAt,
            write(new Summary(computedAt, radius.figures(), radius.unknowns())),
            lease.job());
  }

  @Transactional
  void failed(Lease lease, String problem) {
    table.finish(lease, "FAILED", problem);
  }

  @Transactional
  void later(Lease lease, Duration rest, String problem) {
    table.later(lease, rest, problem);
  }

  private LeakRadiusView view(ResultSet row) throws SQLException {
    String text = row.getString(7);
    Summary summary = text == null ? null : read(text);
    return new LeakRadiusView(
        row.getObject(1, UUID.class),
        row.getInt(2),
        RadiusState.valueOf(row.getString(3)),
        row.getString(4),
        instant(row, 5),
        row.getString(6),
        summary == null ? null : summary.computedAt(),
        summary == null ? null : summary.figures(),
        summary == null
            ? null
            : summary.unknowns().stream().map(LeakRadiusView.UnknownView::of).toList());
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(Database.instant(row, column));
  }

  private String write(Summary summary) {
    try {
      return json.writeValueAsString(summary);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("figures are JSON", e);
    }
  }

  private Summary read(String text) {
    try {
      return json.readValue(text, Summary.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a summary was written by this class", e);
    }
  }
}
