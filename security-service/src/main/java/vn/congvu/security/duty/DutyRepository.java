package vn.congvu.security.duty;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class DutyRepository implements PanacheRepositoryBase<Duty, Duty.Id> {

  List<Duty> of(UUID spillId) {
    return find("id.spillId", spillId).stream().sorted(Comparator.comparing(Duty::kind)).toList();
  }
}
