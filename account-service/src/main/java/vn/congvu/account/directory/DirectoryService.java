package vn.congvu.account.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.account.unit.UnitService;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.text.SearchText;

/** Reads the view {@code directory_entry}: what that does not show, this cannot give away. */
@ApplicationScoped
class DirectoryService {
  private final Session entities;
  private final UnitService units;

  DirectoryService(Session entities, UnitService units) {
    this.entities = entities;
    this.units = units;
  }

  @Transactional
  Page<DirectoryEntry> search(
      @Nullable String query, @Nullable String unit, @Nullable String after, int limit) {
    List<Tuple> rows = rows(query, unit, Cursor.decode(after, 2), limit + 1);
    Map<String, String> names =
        units.names(
            rows.stream()
                .map(row -> row.get("unit_code", String.class))
                .collect(Collectors.toSet()));
    return Page.of(
            rows,
            limit,
            row -> Cursor.encode(row.get("sort_name", String.class), row.get("id", UUID.class)))
        .map(row -> entry(row, names));
  }

  private List<Tuple> rows(
      @Nullable String query, @Nullable String unit, List<String> cursor, int limit) {
    StringBuilder sql =
        new StringBuilder(
            "select id, kind, address, unit_code, display_name, position, sort_name from"
                + " directory_entry where true");
    List<String> patterns = SearchText.patterns(query);
    for (int i = 0; i < patterns.size(); i++) {
      sql.append(" and search_text like :word").append(i);
    }
    Set<String> codes = unit == null ? Set.of() : units.withDescendants(Set.of(unit));
    if (unit != null && codes.isEmpty()) {
      return List.of();
    }
    if (unit != null) {
      sql.append(" and unit_code in (:units)");
    }
    if (!cursor.isEmpty()) {
      sql.append(" and (sort_name, id) > (:name, cast(:id as uuid))");
    }
    var statement =
        entities
            .createNativeQuery(
                sql.append(" order by sort_name, id limit :limit").toString(), Tuple.class)
            .setParameter("limit", limit);
    for (int i = 0; i < patterns.size(); i++) {
      statement.setParameter("word" + i, patterns.get(i));
    }
    if (unit != null) {
      statement.setParameter("units", codes);
    }
    if (!cursor.isEmpty()) {
      statement
          .setParameter("name", cursor.get(0))
          .setParameter("id", Cursor.key(cursor.get(1), UUID::fromString).toString());
    }
    return statement.getResultList();
  }

  private static DirectoryEntry entry(Tuple row, Map<String, String> names) {
    String unitCode = row.get("unit_code", String.class);
    return new DirectoryEntry(
        row.get("id", UUID.class),
        MailboxKind.valueOf(row.get("kind", String.class)),
        row.get("display_name", String.class),
        row.get("position", String.class),
        unitCode,
        names.getOrDefault(unitCode, unitCode),
        row.get("address", String.class));
  }
}
