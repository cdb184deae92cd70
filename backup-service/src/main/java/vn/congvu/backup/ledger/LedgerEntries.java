package vn.congvu.backup.ledger;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.FieldError;
import vn.congvu.platform.problem.ProblemException;

/** Takes in results of backups that other tools made, and shows them beside our own. */
@ApplicationScoped
public class LedgerEntries {

  private static final Duration WRONG_CLOCKS = Duration.ofMinutes(5);
  private static final int MOST_ERRORS = 100;

  /** Who reports. */
  public record Reporter(String subject, String name) {}

  private final Database database;
  private final Validator validator;
  private final AuditTrail audit;
  private final Clock clock;

  LedgerEntries(Database database, Validator validator, AuditTrail audit, Clock clock) {
    this.database = database;
    this.validator = validator;
    this.audit = audit;
    this.clock = clock;
  }

  /** One result; refused when it was reported before. */
  @Transactional
  public LedgerRun report(EntryRequest entry, Reporter reporter) {
    List<FieldError> errors = contradictions(entry);
    if (!errors.isEmpty()) {
      throw ProblemException.of(
              CommonProblem.INVALID_INPUT, "Kết quả sao lưu tự mâu thuẫn; xem từng lỗi.")
          .withErrors(errors);
    }
    UUID id = insert(entry, reporter);
    if (id == null) {
      throw ProblemException.of(
          LedgerProblem.ENTRY_KNOWN,
          "Kết quả này (cùng công cụ, hệ thống, nơi lưu và thời điểm bắt đầu) đã được ghi sổ.");
    }
    audit.record(
        AuditEntry.of("ledger.report", "ledger-entry", id.toString())
            .detail("tool", entry.tool())
            .detail("subject", entry.subject())
            .detail("result", entry.result()));
    return database.first(LedgerRun.SELECT + " where id = ?", LedgerRun::read, id).orElseThrow();
  }

  /**
   * Many results. All that is wrong is told at once, and nothing is entered then; a dry run enters
   * nothing in any case.
   */
  @Transactional
  ImportReport take(byte[] file, boolean dryRun, Reporter reporter) {
    List<LedgerCsv.Row> rows = LedgerCsv.read(file);
    var problems = new ArrayList<ImportReport.RowProblem>();
    rows.forEach(row -> problems.addAll(problemsOf(row)));
    if (dryRun) {
      int known = problems.isEmpty() ? known(rows) : 0;
      int good = problems.isEmpty() ? rows.size() - known : 0;
      return new ImportReport(true, rows.size(), good, known, problems);
    }
    if (!problems.isEmpty()) {
      throw refused(problems);
    }
    int entered = 0;
    for (LedgerCsv.Row row : rows) {
      entered += insert(row.entry(), reporter) == null ? 0 : 1;
    }
    audit.record(
        AuditEntry.of("ledger.import", "ledger-entry", "csv")
            .detail("rows", rows.size())
            .detail("entered", entered));
    return new ImportReport(false, rows.size(), entered, rows.size() - entered, problems);
  }

  private static ProblemException refused(List<ImportReport.RowProblem> problems) {
    return ProblemException.of(
            CommonProblem.INVALID_INPUT,
            "Tệp có %d lỗi nên chưa dòng nào được ghi sổ.".formatted(problems.size()))
        .withErrors(
            problems.stream()
                .limit(MOST_ERRORS)
                .map(it -> new FieldError("/rows/" + it.row() + "/" + it.column(), it.detail()))
                .toList());
  }

  private List<ImportReport.RowProblem> problemsOf(LedgerCsv.Row row) {
    var problems = new ArrayList<>(row.problems());
    if (problems.isEmpty()) {
      validator
          .validate(row.entry())
          .forEach(
              it ->
                  problems.add(
                      new ImportReport.RowProblem(
                          row.number(), it.getPropertyPath().toString(), it.getMessage())));
    }
    if (problems.isEmpty()) {
      contradictions(row.entry())
          .forEach(
              it ->
                  problems.add(
                      new ImportReport.RowProblem(
                          row.number(), it.pointer().substring(1), it.detail())));
    }
    return problems;
  }

  private List<FieldError> contradictions(EntryRequest entry) {
    var errors = new ArrayList<FieldError>();
    if (entry.ended().isBefore(entry.started())) {
      errors.add(new FieldError("/ended", "không được trước thời điểm bắt đầu"));
    }
    if (entry.ended().isAfter(clock.instant().plus(WRONG_CLOCKS))) {
      errors.add(new FieldError("/ended", "không được ở tương lai"));
    }
    if ((entry.checksum() == null) != (entry.checksumAlgorithm() == null)) {
      errors.add(new FieldError("/checksum", "mã băm và thuật toán phải đi cùng nhau"));
    }
    return errors;
  }

  /**
   * @return null when it is known
   */
  @Transactional(MANDATORY)
  @Nullable UUID insert(EntryRequest entry, Reporter reporter) {
    UUID id = Ids.next();
    int inserted =
        database.update(
            """
            insert into ledger_entry
              (id, tool, subject, started_at, ended_at, bytes, result, checksum_algorithm,
               checksum, place, medium, encrypted, off_site, reported_by, reported_by_name,
               reported_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tool, subject, place, started_at) do nothing
            """,
            id,
            entry.tool(),
            entry.subject(),
            entry.started(),
            entry.ended(),
            entry.bytes(),
            entry.result().name(),
            entry.checksumAlgorithm(),
            entry.checksum(),
            entry.place(),
            entry.medium(),
            entry.encrypted(),
            Boolean.TRUE.equals(entry.offSite()),
            reporter.subject(),
            reporter.name(),
            clock.instant());
    return inserted == 1 ? id : null;
  }

  private record Identity(String tool, String subject, String place, Instant started) {}

  /** Rows that are in the ledger already, or stand in the file twice. */
  private int known(List<LedgerCsv.Row> rows) {
    Set<Identity> seen =
        new HashSet<>(
            database.query(
                """
                select tool, subject, place, started_at from ledger_entry
                 where subject = any (?)
                """,
                row ->
                    new Identity(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Objects.requireNonNull(Database.instant(row, 4))),
                Database.texts(
                    rows.stream().map(row -> row.entry().subject()).collect(Collectors.toSet()))));
    int known = 0;
    for (LedgerCsv.Row row : rows) {
      EntryRequest entry = row.entry();
      known +=
          seen.add(new Identity(entry.tool(), entry.subject(), entry.place(), entry.started()))
              ? 0
              : 1;
    }
    return known;
  }

  /** What a list is narrowed down to; null for anything. */
  record Filter(
      @Nullable String subject,
      @Nullable String tool,
      @Nullable String result,
      @Nullable Instant from,
      @Nullable Instant to) {}

  @Transactional
  Page<LedgerRun> page(Filter filter, @Nullable String after, int limit) {
    List<String> keys = Cursor.decode(after, 2);
    Instant before = keys.isEmpty() ? null : Cursor.key(keys.getFirst(), Instant::parse);
    UUID last = keys.isEmpty() ? null : Cursor.key(keys.getLast(), UUID::fromString);
    return Page.of(
        database.query(
            LedgerRun.SELECT
                + """
                where (?::text is null or subject = ?) and (?::text is null or tool = ?)
                  and (?::text is null or result = ?)
                  and (?::timestamptz is null or started_at >= ?)
                  and (?::timestamptz is null or started_at < ?)
                  and (?::timestamptz is null or (started_at, id) < (?, ?::uuid))
                order by started_at desc, id desc limit ?
                """,
            LedgerRun::read,
            filter.subject(),
            filter.subject(),
            filter.tool(),
            filter.tool(),
            filter.result(),
            filter.result(),
            filter.from(),
            filter.from(),
            filter.to(),
            filter.to(),
            before,
            before,
            last,
            limit + 1),
        limit,
        run -> Cursor.encode(run.startedAt(), run.id()));
  }
}
