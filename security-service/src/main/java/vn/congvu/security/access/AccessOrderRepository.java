package vn.congvu.security.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AccessOrderRepository implements PanacheRepositoryBase<AccessOrder, UUID> {

  Optional<AccessOrder> forStep(UUID id) {
    return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
  }

  List<AccessOrder> page(@Nullable UUID before, int rows) {
    return before == null
        ? find("order by id desc").range(0, rows - 1).list()
        : find("id < ?1 order by id desc", before).range(0, rows - 1).list();
  }
}
