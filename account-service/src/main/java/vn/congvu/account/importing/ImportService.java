package vn.congvu.account.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.importing.check.CheckedRow;
import vn.congvu.account.importing.check.Column;
import vn.congvu.account.importing.check.DraftRow;
import vn.congvu.account.importing.check.SourceTable;
import vn.congvu.account.importing.check.TableFinder;
import vn.congvu.account.importing.sheet.SheetLimits;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;

/** Takes a list in, checks it dry, lets it be corrected, and has the requests filed. */
@ApplicationScoped
class ImportService {

  private static final int MOST_ENTRIES = 500;

  private final ImportStore store;
  private final ImportScope scope;
  private final ListChecks checks;
  private final ImportConfig config;
  private final Clock clock;

  ImportService(
      ImportStore store, ImportScope scope, ListChecks checks, ImportConfig config, Clock clock) {
    this.store = store;
    this.scope = scope;
    this.checks = checks;
    this.config = config;
    this.clock = clock;
  }

  @Transactional
  ImportBatch create(UploadedFile file, String fileName, @Nullable String askedUnit) {
    String unit = scope.senderUnit(askedUnit);
    SourceTable table = read(file.path());
    List<DraftRow> drafts = new ArrayList<>(table.rows().size());
    table.rows().forEach(row -> drafts.add(new DraftRow(drafts.size() + 1, row, Map.of(), false)));
    List<String> remarks = new ArrayList<>(table.remarks());
    store.ofFile(file.sha256()).stream()
        .filter(before -> before.acceptedAt() != null && scope.sees(before))
        .findFirst()
        .ifPresent(
            before ->
                remarks.add(
                    "Chính tệp này đã được gửi và lập đề nghị trước đây. Hãy kiểm tra để không cấp"
                        + " hai lần."));
    Instant now = clock.instant();
    ImportBatch batch =
        new ImportBatch(
            Ids.next(),
            unit,
            plainName(fileName),
            file.sha256(),
            table.sheet(),
            table.columns(),
            remarks,
            scope.subject(),
            scope.name(),
            now,
            now.plus(config.keepFor()),
            null,
            0);
    List<CheckedRow> rows = checks.check(drafts, scope.unitsOf(unit), unit);
    store.add(batch);
    store.addRows(batch.id(), rows);
    return batch;
  }

  @Transactional
  ImportBatch require(UUID id) {
    return store.find(id).filter(scope::sees).orElseThrow(ImportService::noSuchImport);
  }

  @Transactional
  ImportResponse view(ImportBatch batch) {
    return ImportResponse.from(batch, store.counts(batch.id()), store.requests(batch.id()));
  }

  @Transactional
  Page<CheckedRow> page(UUID id, RowFilter filter, @Nullable String after, int limit) {
    require(id);
    List<CheckedRow> found = store.rows(id, filter, numberAfter(after), limit + 1);
    return Page.of(found, limit, row -> Cursor.encode(row.draft().number()));
  }

  @Transactional
  List<CheckedRow> rows(UUID id) {
    require(id);
    return store.rows(id);
  }

  /** The whole list is checked again: a corrected row may free, or clash with, any other. */
  @Transactional
  CorrectedRow correct(UUID id, int number, @Nullable String ifMatch, CorrectRowRequest request) {
    ImportBatch batch = requireOpen(id, ifMatch);
    List<CheckedRow> before = store.rows(id);
    if (number < 1 || number > before.size()) {
      throw ProblemException.of(CommonProblem.NOT_FOUND, "Danh sách không có dòng này.");
    }
    List<DraftRow> drafts = new ArrayList<>(before.stream().map(CheckedRow::draft).toList());
    drafts.set(number - 1, corrected(drafts.get(number - 1), request));
    List<CheckedRow> after = recheck(batch, before, drafts);
    store.touch(id);
    return new CorrectedRow(after.get(number - 1), batch.version() + 1);
  }

  /**
   * @param version of the whole list
   */
  record CorrectedRow(CheckedRow row, long version) {}

  /** For an acceptance: the rows as the register of this moment sees them. */
  List<CheckedRow> recheck(ImportBatch batch) {
    List<CheckedRow> before = store.rows(batch.id());
    return recheck(batch, before, before.stream().map(CheckedRow::draft).toList());
  }

  private List<CheckedRow> recheck(
      ImportBatch batch, List<CheckedRow> before, List<DraftRow> drafts) {
    List<CheckedRow> after =
        checks.check(drafts, scope.unitsOf(batch.unitCode()), batch.unitCode());
    List<CheckedRow> changed = new ArrayList<>();
    for (int at = 0; at < after.size(); at++) {
      if (!after.get(at).equals(before.get(at))) {
        changed.add(after.get(at));
      }
    }
    store.updateRows(batch.id(), changed);
    return after;
  }

  /** Locked until the transaction ends. */
  ImportBatch lock(UUID id) {
    return store.lock(id).filter(scope::sees).orElseThrow(ImportService::noSuchImport);
  }

  private ImportBatch requireOpen(UUID id, @Nullable String ifMatch) {
    ImportBatch batch = lock(id);
    if (batch.acceptedAt() != null) {
      throw ProblemException.of(
          ImportProblem.ALREADY_ACCEPTED, "Danh sách đã được chấp nhận, không sửa được nữa.");
    }
    Versions.require(ifMatch, batch.version());
    return batch;
  }

  private static DraftRow corrected(DraftRow row, CorrectRowRequest request) {
    Map<Column, String> corrections = new EnumMap<>(Column.class);
    corrections.putAll(row.corrections());
    corrections.putAll(request.corrections());
    boolean skipped = request.skipped() == null ? row.skipped() : request.skipped();
    return new DraftRow(row.number(), row.source(), corrections, skipped);
  }

  private SourceTable read(Path file) {
    SheetLimits limits =
        new SheetLimits(
            config.maxInflatedSize().asLongValue(), SheetLimits.DEFAULT.ratio(), MOST_ENTRIES);
    return TableFinder.find(file, limits, config.maxRows());
  }

  /** What a browser sends may be a whole path. */
  private static String plainName(String fileName) {
    String last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("\\p{C}", "").strip();
    return plain.isEmpty() ? "danh-sach" : plain.substring(0, Math.min(200, plain.length()));
  }

  private static int numberAfter(@Nullable String after) {
    List<String> keys = Cursor.decode(after, 1);
    return keys.isEmpty() ? 0 : Cursor.key(keys.getFirst(), Integer::parseInt);
  }

  private static ProblemException noSuchImport() {
    return ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy danh sách này.");
  }
}
