package vn.congvu.backup.repository;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.ThrowingConsumer;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;

public final class Faults {

  private Faults() {}

  public static ThrowingConsumer<Throwable> hasFault(Fault fault) {
    return thrown -> {
      assertThat(thrown).isInstanceOf(RepositoryException.class);
      assertThat(((RepositoryException) thrown).fault()).isEqualTo(fault);
    };
  }
}
