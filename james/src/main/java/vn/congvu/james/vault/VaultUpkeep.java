package vn.congvu.james.vault;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.apache.james.lifecycle.api.Startable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets go of what was kept for long enough, and has the rest ready to be searched. */
public final class VaultUpkeep implements Startable {

  private static final Logger LOG = LoggerFactory.getLogger(VaultUpkeep.class);

  private final TableVault vault;

  @Inject
  public VaultUpkeep(TableVault vault) {
    this.vault = vault;
  }

  /** Needs the table of users. */
  public void begin() throws SQLException {
    vault.create();
    vault.expire();
    var _ =
        Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("vault").factory())
            .scheduleWithFixedDelay(this::round, 1, 1, TimeUnit.MINUTES);
  }

  private void round() {
    try {
      vault.expire();
      vault.index();
    } catch (SQLException e) {
      LOG.warn("Vault waits for the next round: {}", e.getSQLState());
    } catch (IOException | RuntimeException e) {
      LOG.warn("Vault waits for the next round: {}", e.getClass().getSimpleName());
    }
  }
}
