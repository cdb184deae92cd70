package vn.congvu.account.importing.check;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.importing.sheet.SheetRow;

/** Which column of the sheet holds what. */
record Header(Map<Integer, Column> columns) {

  private static final int FEWEST_COLUMNS = 3;

  Header {
    columns = Map.copyOf(columns);
  }

  /** Empty when the row does not name the columns of a list of people. */
  static Optional<Header> of(SheetRow row) {
    Map<Integer, Column> found = new HashMap<>();
    for (int at = 0; at < row.cells().size(); at++) {
      if (!row.cell(at).isBlank()) {
        put(found, at, Column.of(row.cell(at).text()).orElse(null));
      }
    }
    boolean names =
        found.containsValue(Column.FULL_NAME)
            || (found.containsValue(Column.SURNAME_AND_MIDDLE)
                && found.containsValue(Column.GIVEN_NAME));
    return names && found.size() >= FEWEST_COLUMNS
        ? Optional.of(new Header(found))
        : Optional.empty();
  }

  /**
   * The header with a second line under it, as in "Thư điện tử" over "Công vụ | Gmail"; empty when
   * the row is no such line.
   */
  Optional<Header> with(SheetRow below) {
    Map<Integer, Column> merged = new HashMap<>(columns);
    boolean refined = false;
    for (int at = 0; at < below.cells().size(); at++) {
      if (below.cell(at).isBlank()) {
        continue;
      }
      Column above = columns.get(at);
      Column here = Column.of(below.cell(at).text()).orElse(null);
      boolean free = above == null || above == Column.OFFICIAL_MAIL;
      if (here == null || !free) {
        return Optional.empty();
      }
      merged.remove(at);
      put(merged, at, here);
      refined = true;
    }
    return refined ? Optional.of(new Header(merged)) : Optional.empty();
  }

  /** The first column of a kind counts; a second one is somebody's note. */
  private static void put(Map<Integer, Column> found, int at, @Nullable Column column) {
    if (column != null && !found.containsValue(column)) {
      found.put(at, column);
    }
  }

  /** The sheet's columns by letter, to show the user what was understood. */
  Map<Column, String> letters() {
    Map<Column, String> letters =
        columns.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getValue,
                    e -> letter(e.getKey()),
                    (one, other) -> one,
                    () -> new EnumMap<>(Column.class)));
    return Collections.unmodifiableMap(letters);
  }

  private static String letter(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letter(column / 26 - 1) + last;
  }
}
