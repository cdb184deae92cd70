package vn.congvu.security.people;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SpillPersonRepository implements PanacheRepositoryBase<SpillPerson, UUID> {

  List<SpillPerson> of(UUID spillId) {
    return list("spillId = ?1 order by id", spillId);
  }
}
