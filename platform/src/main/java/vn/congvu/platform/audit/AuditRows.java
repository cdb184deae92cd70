package vn.congvu.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the chain. */
@ApplicationScoped
class AuditRows {

  private static final String SELECT =
      """
      select * from audit_entry
      where seq > ? and (?::text is null or subject_type = ?) and (?::text is null or subject_id = ?)
        and (?::text is null or unit_code = ?) and (?::text is null or actor = ?)
      order by seq limit ?""";

  private final AgroalDataSource dataSource;
  private final ObjectReader detailsReader;

  AuditRows(AgroalDataSource dataSource, ObjectMapper json) {
    this.dataSource = dataSource;
    this.detailsReader = json.readerForMapOf(String.class);
  }

  /** What to read; absent fields do not narrow. */
  record Filter(
      @Nullable String subjectType,
      @Nullable String subjectId,
      @Nullable String unitCode,
      @Nullable String actor) {
    static final Filter ALL = new Filter(null, null, null, null);
  }

  List<AuditRow> after(long seq, Filter filter, int limit) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setLong(1, seq);
      twice(select, 2, filter.subjectType());
      twice(select, 4, filter.subjectId());
      twice(select, 6, filter.unitCode());
      twice(select, 8, filter.actor());
      select.setInt(10, limit);
      List<AuditRow> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(read(row));
        }
      }
      return found;
    }
  }

  private static void twice(PreparedStatement select, int at, @Nullable String value)
      throws SQLException {
    select.setString(at, value);
    select.setString(at + 1, value);
  }

  private AuditRow read(ResultSet row) throws SQLException {
    return new AuditRow(
        row.getLong("seq"),
        row.getString("prev"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getString("actor_name"),
        List.of((String[]) row.getArray("actor_roles").getArray()),
        row.getString("action"),
        row.getString("subject_type"),
        row.getString("subject_id"),
        row.getString("unit_code"),
        row.getString("reason"),
        row.getString("legal_basis"),
        details(row.getString("details")),
        row.getString("request_id"),
        row.getString("hash"));
  }

  private SortedMap<String, String> details(String stored) {
    try {
      return new TreeMap<>(detailsReader.<Map<String, String>>readValue(stored));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("details of an audit row are not a JSON object", e);
    }
  }
}
