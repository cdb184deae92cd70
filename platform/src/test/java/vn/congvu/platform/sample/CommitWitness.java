package vn.congvu.platform.sample;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Looks, the moment a thing is committed and from outside, whether its key has its answer. */
@ApplicationScoped
public class CommitWitness {

  private final AgroalDataSource dataSource;
  private volatile @Nullable String key;
  private volatile boolean answered;

  CommitWitness(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  public void watch(String watched) {
    key = watched;
    answered = false;
  }

  public boolean wasAnsweredAtCommit() {
    return answered;
  }

  void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) ThingService.ThingCreated created)
      throws InterruptedException {
    String watched = key;
    if (watched != null) {
      Thread.ofVirtual().start(() -> answered = isAnswered(watched)).join();
    }
  }

  private boolean isAnswered(String watched) {
    try (var connection = dataSource.getConnection();
        var select =
            connection.prepareStatement(
                "select 1 from idempotency_key where key = ? and status is not null")) {
      select.setString(1, watched);
      try (var row = select.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
