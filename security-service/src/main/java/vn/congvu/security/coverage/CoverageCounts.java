package vn.congvu.security.coverage;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import vn.congvu.platform.database.Database;

/** The ledger in numbers. */
@ApplicationScoped
public class CoverageCounts {

  private final Database database;

  CoverageCounts(Database database) {
    this.database = database;
  }

  /** How many places of a kind are in a state. */
  public record Count(PlaceKind kind, CoverageState state, long places) {}

  public List<Count> of(UUID spillId) {
    return database.query(
        """
        select kind, state, count(*) from coverage_row where spill_id = ?
         group by kind, state order by kind, state
        """,
        row ->
            new Count(
                PlaceKind.valueOf(row.getString(1)),
                CoverageState.valueOf(row.getString(2)),
                row.getLong(3)),
        spillId);
  }
}
