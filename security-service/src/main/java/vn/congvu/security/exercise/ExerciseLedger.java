package vn.congvu.security.exercise;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.lease.LeasedTable;

/** Exercises, and in which mailboxes each was planted. */
@ApplicationScoped
class ExerciseLedger {

  private static final UUID END = new UUID(-1, -1);

  private final Database database;
  private final LeasedTable table;
  private final Clock clock;

  ExerciseLedger(Database database, Clock clock) {
    this.database = database;
    this.table = new LeasedTable(database, clock, "spill_exercise");
    this.clock = clock;
  }

  LeasedTable table() {
    return table;
  }

  /**
   * An exercise that is to be planted.
   *
   * @param message keyed hash of the document's Message-ID
   */
  record Planned(UUID id, String code, String level, UUID message, String by, String byName) {}

  @Transactional(MANDATORY)
  void plan(Planned planned, Collection<String> mailboxes) {
    Instant now = clock.instant();
    int _ =
        database.update(
            """
            insert into spill_exercise
              (id, code, level, message, planned_by, planned_by_name, planned_at, state, next_attempt_at)
            values (?, ?, ?, ?, ?, ?, ?, 'WAITING', ?)
            """,
            planned.id(),
            planned.code(),
            planned.level(),
            planned.message(),
            planned.by(),
            planned.byName(),
            now,
            now);
    database.batch(
        "insert into spill_exercise_mailbox (exercise_id, address) values (?, ?)",
        new TreeSet<>(mailboxes)
            .stream()
                .<@Nullable Object[]>map(it -> new @Nullable Object[] {planned.id(), it})
                .toList());
  }

  Optional<ExerciseView> find(UUID id) {
    return database.first(
        """
        select code, level, state, planned_by_name, planned_at, problem from spill_exercise
         where id = ?
        """,
        row ->
            new ExerciseView(
                id,
                row.getString(1),
                row.getString(2),
                ExerciseState.valueOf(row.getString(3)),
                row.getString(4),
                Objects.requireNonNull(Database.instant(row, 5)),
                row.getString(6),
                mailboxes(id)),
        id);
  }

  /** Newest first. */
  List<ExerciseLine> page(@Nullable UUID before, int rows) {
    return database.query(
        """
        select e.id, e.code, e.level, e.state, e.planned_by_name, e.planned_at, count(*),
               count(m.planted_at)
          from spill_exercise e join spill_exercise_mailbox m on m.exercise_id = e.id
         where e.id < ? group by e.id order by e.id desc limit ?
        """,
        row ->
            new ExerciseLine(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                ExerciseState.valueOf(row.getString(4)),
                row.getString(5),
                Objects.requireNonNull(Database.instant(row, 6)),
                row.getLong(7),
                row.getLong(8)),
        before == null ? END : before,
        rows);
  }

  private List<ExerciseView.PlantedView> mailboxes(UUID id) {
    return database.query(
        """
        select address, planted_at, problem from spill_exercise_mailbox
         where exercise_id = ? order by address
        """,
        row ->
            new ExerciseView.PlantedView(
                row.getString(1), Database.instant(row, 2), row.getString(3)),
        id);
  }

  @Transactional
  List<Lease> claim(int atMost, Duration leaseTime) {
    return table.claim(atMost, leaseTime, "false");
  }

  @Transactional
  void planted(Lease lease, String address) {
    table.fence(lease);
    int _ =
        database.update(
            """
            update spill_exercise_mailbox set planted_at = ?, problem = null
             where exercise_id = ? and address = ?
            """,
            clock.instant(),
            lease.job(),
            address);
  }

  @Transactional
  void refused(Lease lease, String address, String problem) {
    table.fence(lease);
    int _ =
        database.update(
            "update spill_exercise_mailbox set problem = ? where exercise_id = ? and address = ?",
            problem,
            lease.job(),
            address);
  }

  @Transactional
  void end(Lease lease, ExerciseState state, @Nullable String problem) {
    table.finish(lease, state.name(), problem);
  }

  @Transactional
  void later(Lease lease, Duration rest, String problem) {
    table.later(lease, rest, problem);
  }

  /** Whose document has a Message-ID. */
  record Documented(UUID id, DummyDocument document) {}

  Optional<Documented> withMessage(UUID print) {
    return database.first(
        "select id, code from spill_exercise where message = ?",
        row -> {
          UUID id = row.getObject(1, UUID.class);
          return new Documented(id, new DummyDocument(id, row.getString(2)));
        },
        print);
  }
}
