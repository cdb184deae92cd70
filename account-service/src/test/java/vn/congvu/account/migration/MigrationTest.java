package vn.congvu.account.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MigrationTest {
  @Test
  void anEmptyDatabaseReachesTheHeadOnceAndStaysThere() {
    try (FreshDatabase database = new FreshDatabase()) {
      assertThat(database.migrate()).isPositive();
      assertThat(database.migrate()).isZero();
    }
  }
}
