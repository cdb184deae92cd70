package vn.congvu.backup.store;

import jakarta.enterprise.context.ApplicationScoped;

/** The keys of the repository and of its copies. */
@ApplicationScoped
class RepositoryKeys implements KeyHolder {

  private final RepositoryAccess repository;
  private final CompactionGuard guard;

  RepositoryKeys(RepositoryAccess repository, CompactionGuard guard) {
    this.repository = repository;
    this.guard = guard;
  }

  @Override
  public long rewrap() {
    return repository.get().rewrap(guard::alone);
  }
}
