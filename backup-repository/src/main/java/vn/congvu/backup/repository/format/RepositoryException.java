package vn.congvu.backup.repository.format;

import org.jspecify.annotations.Nullable;

/**
 * Every failure of a repository, named by its {@link Fault}; messages never carry content or keys.
 */
public final class RepositoryException extends RuntimeException {

  private final Fault fault;

  public RepositoryException(Fault fault, String message) {
    super(fault + ": " + message);
    this.fault = fault;
  }

  public RepositoryException(Fault fault, String message, @Nullable Throwable cause) {
    super(fault + ": " + message, cause);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }

  public static RepositoryException damaged(String what) {
    return new RepositoryException(Fault.DAMAGED, what);
  }
}
