package vn.congvu.account.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.importing.check.CheckedRow;
import vn.congvu.account.importing.check.Column;
import vn.congvu.account.importing.check.DraftRow;
import vn.congvu.account.importing.check.Finding;
import vn.congvu.account.importing.check.FindingCode;
import vn.congvu.account.importing.check.RowValues;
import vn.congvu.account.importing.check.SourceRow;

/**
 * The tables of imports, by plain JDBC in the caller's transaction: twenty thousand rows go in and
 * out in batches, and no entity of theirs has a life of its own.
 */
@ApplicationScoped
class ImportStore {

  private static final int BATCH = 500;

  private final DataSource database;
  private final ObjectMapper json;

  ImportStore(DataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  void add(ImportBatch batch) {
    run(
        """
        insert into import_batch (id, unit_code, file_name, file_sha256, sheet, columns, remarks,
          created_by, created_by_name, created_at, expires_at)
        values (?, ?, ?, ?, ?, ?::json, ?::json, ?, ?, ?, ?)
        """,
        statement -> {
          set(
              statement,
              batch.id(),
              batch.unitCode(),
              batch.fileName(),
              batch.fileSha256(),
              batch.sheet(),
              write(batch.columns()),
              write(batch.remarks()),
              batch.createdBy(),
              batch.createdByName(),
              Timestamp.from(batch.createdAt()),
              Timestamp.from(batch.expiresAt()));
          return statement.executeUpdate();
        });
  }

  void addRows(UUID batchId, List<CheckedRow> rows) {
    inBatches(
        """
        insert into import_row (source, corrections, skipped, cleaned, findings, error_count,
          warning_count, proposed_address, batch_id, number)
        values (?::json, ?::json, ?, ?::json, ?::json, ?, ?, ?, ?, ?)
        """,
        rows,
        (statement, row) ->
            set(
                statement,
                write(row.draft().source()),
                write(row.draft().corrections()),
                row.draft().skipped(),
                write(row.values()),
                write(row.findings()),
                row.errors(),
                row.warnings(),
                row.proposedAddress(),
                batchId,
                row.draft().number()));
  }

  void updateRows(UUID batchId, List<CheckedRow> rows) {
    inBatches(
        """
        update import_row set corrections = ?::json, skipped = ?, cleaned = ?::json,
          findings = ?::json, error_count = ?, warning_count = ?, proposed_address = ?
        where batch_id = ? and number = ?
        """,
        rows,
        (statement, row) ->
            set(
                statement,
                write(row.draft().corrections()),
                row.draft().skipped(),
                write(row.values()),
                write(row.findings()),
                row.errors(),
                row.warnings(),
                row.proposedAddress(),
                batchId,
                row.draft().number()));
  }

  Optional<ImportBatch> find(UUID id) {
    return select("select * from import_batch where id = ?", this::batch, id).stream().findFirst();
  }

  /** Holds the list until the transaction ends: changes of one list go one after another. */
  Optional<ImportBatch> lock(UUID id) {
    return select("select * from import_batch where id = ? for update", this::batch, id).stream()
        .findFirst();
  }

  /** Lists of the same file, from anybody. */
  List<ImportBatch> ofFile(String sha256) {
    return select(
        "select * from import_batch where file_sha256 = ? order by created_at desc limit 20",
        this::batch,
        sha256);
  }

  void touch(UUID id) {
    run(
        "update import_batch set version = version + 1 where id = ?",
        statement -> {
          set(statement, id);
          return statement.executeUpdate();
        });
  }

  void accept(UUID id, Instant at, List<ImportedRequest> requests) {
    run(
        "update import_batch set accepted_at = ?, version = version + 1 where id = ?",
        statement -> {
          set(statement, Timestamp.from(at), id);
          return statement.executeUpdate();
        });
    inBatches(
        "insert into import_request (batch_id, unit_code, request_id, line_count) values (?, ?, ?, ?)",
        requests,
        (statement, request) -> set(statement, id, request.unit(), request.id(), request.lines()));
  }

  List<ImportedRequest> requests(UUID id) {
    return select(
        "select * from import_request where batch_id = ? order by unit_code",
        row ->
            new ImportedRequest(
                row.getObject("request_id", UUID.class),
                row.getString("unit_code"),
                row.getInt("line_count")),
        id);
  }

  List<CheckedRow> rows(UUID id) {
    return rows(id, RowFilter.ALL, 0, Integer.MAX_VALUE);
  }

  List<CheckedRow> rows(UUID id, RowFilter filter, int after, int limit) {
    String condition =
        switch (filter) {
          case ALL -> "";
          case ERROR -> " and error_count > 0 and not skipped";
          case WARNING -> " and warning_count > 0 and not skipped";
          case CLEAN -> " and error_count = 0 and warning_count = 0 and not skipped";
          case SKIPPED -> " and skipped";
        };
    return select(
        "select * from import_row where batch_id = ? and number > ?"
            + condition
            + " order by number limit ?",
        this::row,
        id,
        after,
        limit);
  }

  RowCounts counts(UUID id) {
    Map<FindingCode, Integer> findings = new EnumMap<>(FindingCode.class);
    List<Map.Entry<String, Integer>> found =
        select(
            """
            select f ->> 'code' as code, count(*) as times
            from import_row, json_array_elements(findings) f
            where batch_id = ? and not skipped group by 1
            """,
            row -> Map.entry(row.getString("code"), row.getInt("times")),
            id);
    found.forEach(entry -> findings.put(FindingCode.valueOf(entry.getKey()), entry.getValue()));
    return select(
            """
            select count(*) as all_rows,
              count(*) filter (where error_count > 0 and not skipped) as errors,
              count(*) filter (where error_count = 0 and warning_count > 0 and not skipped)
                as warnings,
              count(*) filter (where skipped) as skipped
            from import_row where batch_id = ?
            """,
            row ->
                new RowCounts(
                    row.getInt("all_rows"),
                    row.getInt("errors"),
                    row.getInt("warnings"),
                    row.getInt("skipped"),
                    findings),
            id)
        .getFirst();
  }

  int deleteExpired(Instant now) {
    return run(
        "delete from import_batch where expires_at <= ?",
        statement -> {
          set(statement, Timestamp.from(now));
          return statement.executeUpdate();
        });
  }

  private ImportBatch batch(ResultSet row) throws SQLException {
    Timestamp accepted = row.getTimestamp("accepted_at");
    return new ImportBatch(
        row.getObject("id", UUID.class),
        row.getString("unit_code"),
        row.getString("file_name"),
        row.getString("file_sha256"),
        row.getString("sheet"),
        read(row.getString("columns"), new TypeReference<Map<Column, String>>() {}),
        read(row.getString("remarks"), new TypeReference<List<String>>() {}),
        row.getString("created_by"),
        row.getString("created_by_name"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        accepted == null ? null : accepted.toInstant(),
        row.getLong("version"));
  }

  private CheckedRow row(ResultSet row) throws SQLException {
    DraftRow draft =
        new DraftRow(
            row.getInt("number"),
            read(row.getString("source"), new TypeReference<SourceRow>() {}),
            read(row.getString("corrections"), new TypeReference<Map<Column, String>>() {}),
            row.getBoolean("skipped"));
    return new CheckedRow(
        draft,
        read(row.getString("cleaned"), new TypeReference<RowValues>() {}),
        read(row.getString("findings"), new TypeReference<List<Finding>>() {}),
        row.getString("proposed_address"));
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  private interface Fill<T> {
    void with(PreparedStatement statement, T item) throws SQLException;
  }

  private interface Mapping<T> {
    T from(ResultSet row) throws SQLException;
  }

  private <T> T run(String sql, Work<T> work) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("import store", e);
    }
  }

  private <T> void inBatches(String sql, List<T> items, Fill<T> fill) {
    int sent =
        run(
            sql,
            statement -> {
              int waiting = 0;
              int all = 0;
              for (T item : items) {
                fill.with(statement, item);
                statement.addBatch();
                waiting++;
                if (waiting == BATCH) {
                  all += statement.executeBatch().length;
                  waiting = 0;
                }
              }
              return all + (waiting == 0 ? 0 : statement.executeBatch().length);
            });
    if (sent != items.size()) {
      throw new IllegalStateException("import store wrote " + sent + " of " + items.size());
    }
  }

  private <T> List<T> select(String sql, Mapping<T> mapping, Object... parameters) {
    return run(
        sql,
        statement -> {
          set(statement, parameters);
          List<T> found = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              found.add(mapping.from(rows));
            }
          }
          return found;
        });
  }

  private static void set(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int at = 0; at < parameters.length; at++) {
      statement.setObject(at + 1, parameters[at]);
    }
  }
}
