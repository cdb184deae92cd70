package vn.congvu.james.vault;

import javax.inject.Inject;
import org.apache.james.core.Username;
import org.apache.james.user.api.UsernameChangeTaskStep;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What is kept of a user goes with the user to another address, before the mailboxes do. */
public final class VaultRenaming implements UsernameChangeTaskStep {

  private static final StepName NAME = new StepName("CongvuVaultUsernameChangeTaskStep");

  private final TableVault vault;

  @Inject
  public VaultRenaming(TableVault vault) {
    this.vault = vault;
  }

  @Override
  public StepName name() {
    return NAME;
  }

  @Override
  public int priority() {
    return 1;
  }

  @Override
  public Publisher<Void> changeUsername(Username from, Username to) {
    return Mono.<Void>fromCallable(
            () -> {
              vault.rename(from, to);
              return null;
            })
        .subscribeOn(Schedulers.boundedElastic());
  }
}
