package vn.congvu.security.coverage;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.id.Ids;

@ApplicationScoped
class CoverageRepository implements PanacheRepositoryBase<CoverageRow, UUID> {

  private static final UUID BEGINNING = new UUID(0, 0);

  Optional<CoverageRow> at(UUID spillId, PlaceKind kind, String place) {
    return find("spillId = ?1 and kind = ?2 and place = ?3", spillId, kind, place)
        .firstResultOptional();
  }

  Optional<CoverageRow> of(UUID spillId, UUID id) {
    return find("spillId = ?1 and id = ?2", spillId, id).firstResultOptional();
  }

  List<CoverageRow> page(UUID spillId, @Nullable UUID after, int rows) {
    return find("spillId = ?1 and id > ?2 order by id", spillId, after == null ? BEGINNING : after)
        .range(0, rows - 1)
        .list();
  }

  /** One statement, however many. */
  void setAll(
      UUID spillId,
      PlaceKind kind,
      Collection<String> places,
      CoverageState state,
      @Nullable String proof,
      Instant at) {
    int _ =
        getEntityManager()
            .createNativeQuery(
                """
                insert into coverage_row (id, spill_id, kind, place, state, proof, changed_at)
                select t.id, :spill, :kind, t.place, :state, :proof, :at
                  from unnest(:ids, :places) as t (id, place)
                on conflict (spill_id, kind, place) do update
                   set state = excluded.state, proof = excluded.proof,
                       changed_at = excluded.changed_at
                """)
            .setParameter("spill", spillId)
            .setParameter("kind", kind.name())
            .setParameter("state", state.name())
            .setParameter("proof", proof)
            .setParameter("at", at)
            .setParameter("ids", places.stream().map(_ -> Ids.next()).toArray(UUID[]::new))
            .setParameter("places", places.toArray(String[]::new))
            .executeUpdate();
  }

  long openPlaces(UUID spillId, Set<PlaceKind> kinds) {
    return count("spillId = ?1 and state in ?2 and kind in ?3", spillId, CoverageState.OPEN, kinds);
  }

  long openPlaces(UUID spillId) {
    return count("spillId = ?1 and state in ?2", spillId, CoverageState.OPEN);
  }
}
