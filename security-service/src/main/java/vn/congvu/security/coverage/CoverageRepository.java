package vn.congvu.security.coverage;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CoverageRepository implements PanacheRepositoryBase<CoverageRow, UUID> {

  private static final UUID BEGINNING = new UUID(0, 0);

  Optional<CoverageRow> at(UUID spillId, PlaceKind kind, String place) {
    return find("spillId = ?1 and kind = ?2 and place = ?3", spillId, kind, place)
        .firstResultOptional();
  }

  List<CoverageRow> page(UUID spillId, @Nullable UUID after, int rows) {
    return find("spillId = ?1 and id > ?2 order by id", spillId, after == null ? BEGINNING : after)
        .range(0, rows - 1)
        .list();
  }

  long openPlaces(UUID spillId) {
    return count("spillId = ?1 and state in ?2", spillId, CoverageState.OPEN);
  }
}
