package vn.congvu.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/** How much this replica does at once: few mailboxes are read, many are made durable together. */
@ApplicationScoped
class Pace {

  private final Semaphore readers;
  private final CommitGate gate;

  Pace(RunConfig config) {
    this.readers = new Semaphore(config.parallel());
    this.gate = new CommitGate(config.linger(), Math.max(1, config.held() / 2));
  }

  Semaphore readers() {
    return readers;
  }

  CommitGate gate() {
    return gate;
  }
}
