package vn.congvu.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {

  @ParameterizedTest
  @CsvSource({
    "08001,DATABASE_AWAY",
    "08006,DATABASE_AWAY",
    "57P01,DATABASE_AWAY",
    "53300,DATABASE_AWAY",
    "23505,DUPLICATE",
    "40001,COLLISION",
    "40P01,COLLISION",
    "22021,UNSTORABLE",
    "22P05,UNSTORABLE",
    "23502,OTHER"
  })
  void theSqlStateSaysWhatItIs(String state, Failure failure) {
    assertThat(Failure.of(new SQLException("x", state))).isEqualTo(failure);
  }

  @Test
  void theSignMayLieDeep() {
    IllegalStateException rolledBack = new IllegalStateException("commit");
    rolledBack.addSuppressed(new RuntimeException(new SQLException("x", "23505")));

    assertThat(Failure.of(new RuntimeException(rolledBack))).isEqualTo(Failure.DUPLICATE);
    assertThat(Failure.of(new RuntimeException(new OptimisticLockException())))
        .isEqualTo(Failure.STALE);
    assertThat(Failure.of(new IllegalStateException("08001"))).isEqualTo(Failure.OTHER);
  }
}
