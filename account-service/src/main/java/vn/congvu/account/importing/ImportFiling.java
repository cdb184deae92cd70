package vn.congvu.account.importing;

import static java.util.function.Function.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.importing.check.CheckedRow;
import vn.congvu.account.importing.check.Finding;
import vn.congvu.account.importing.check.RowValues;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.account.profile.RequestType;
import vn.congvu.account.request.DraftLine;
import vn.congvu.account.request.RequestService;
import vn.congvu.account.unit.UnitView;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.problem.FieldError;
import vn.congvu.platform.problem.ProblemException;

/** Turns a list into drafts, all of them or none. */
@ApplicationScoped
class ImportFiling {

  private static final int MOST_ERRORS_SHOWN = 50;

  private final ImportService imports;
  private final ImportStore store;
  private final ImportScope scope;
  private final RequestService requests;
  private final AuditTrail audit;
  private final Clock clock;

  ImportFiling(
      ImportService imports,
      ImportStore store,
      ImportScope scope,
      RequestService requests,
      AuditTrail audit,
      Clock clock) {
    this.imports = imports;
    this.store = store;
    this.scope = scope;
    this.requests = requests;
    this.audit = audit;
    this.clock = clock;
  }

  /** Accepting again changes nothing, so that a caller who lost the answer may ask once more. */
  @Transactional
  ImportBatch accept(UUID id, @Nullable String ifMatch) {
    ImportBatch batch = imports.lock(id);
    if (batch.acceptedAt() != null) {
      return batch;
    }
    Versions.require(ifMatch, batch.version());
    List<CheckedRow> rows =
        imports.recheck(batch).stream().filter(row -> !row.draft().skipped()).toList();
    requireClean(rows);
    List<ImportedRequest> filed = new ArrayList<>();
    byAgency(batch, rows)
        .forEach(
            (agency, lines) -> {
              UUID request =
                  requests.draft(
                      RequestType.ISSUE, agency, null, "Theo danh sách " + batch.fileName(), lines);
              filed.add(new ImportedRequest(request, agency, lines.size()));
            });
    store.accept(id, clock.instant(), filed);
    audit.record(
        AuditEntry.of("import.accept", "import", id.toString())
            .unit(batch.unitCode())
            .detail("file", batch.fileSha256())
            .detail("lines", rows.size()));
    return imports.require(id);
  }

  private static void requireClean(List<CheckedRow> rows) {
    if (rows.isEmpty()) {
      throw ProblemException.of(
          ImportProblem.NOTHING_LEFT, "Mọi dòng đều đã bị bỏ; không có gì để lập đề nghị.");
    }
    List<CheckedRow> wrong = rows.stream().filter(row -> row.errors() > 0).toList();
    if (!wrong.isEmpty()) {
      throw ProblemException.of(
              ImportProblem.HAS_ERRORS,
              "Còn " + wrong.size() + " dòng có lỗi. Hãy sửa hoặc bỏ các dòng này trước.")
          .withErrors(
              wrong.stream().flatMap(ImportFiling::errors).limit(MOST_ERRORS_SHOWN).toList());
    }
  }

  private static java.util.stream.Stream<FieldError> errors(CheckedRow row) {
    return row.findings().stream()
        .filter(Finding::isError)
        .map(
            finding ->
                new FieldError(
                    "/rows/" + row.draft().number() + "/" + finding.column(), finding.message()));
  }

  /** Each agency's head confirms their own people, so each agency gets its own request. */
  private Map<String, List<DraftLine>> byAgency(ImportBatch batch, List<CheckedRow> rows) {
    Map<String, UnitView> units =
        scope.unitsOf(batch.unitCode()).stream()
            .collect(Collectors.toMap(UnitView::code, identity()));
    Map<String, List<DraftLine>> lines = new TreeMap<>();
    for (CheckedRow row : rows) {
      String unit = Objects.requireNonNull(row.values().unitCode());
      lines.computeIfAbsent(agency(unit, units), agency -> new ArrayList<>()).add(line(row));
    }
    return lines;
  }

  /** The uppermost unit among those of the list that is not the province itself. */
  private static String agency(String code, Map<String, UnitView> units) {
    UnitView unit = Objects.requireNonNull(units.get(code));
    UnitView parent = units.get(String.valueOf(unit.parentCode()));
    return parent == null || parent.parentCode() == null ? code : agency(parent.code(), units);
  }

  private static DraftLine line(CheckedRow row) {
    RowValues values = row.values();
    return new DraftLine(
        null,
        null,
        MailboxKind.PERSONAL,
        values.fullName(),
        values.position(),
        values.unitCode(),
        values.phone(),
        values.birthDate(),
        values.citizenIdTail(),
        row.proposedAddress(),
        null,
        null);
  }
}
