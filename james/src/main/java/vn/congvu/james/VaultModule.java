package vn.congvu.james;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.util.List;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.apache.james.core.Username;
import org.apache.james.mailbox.jpa.JPAMailboxSessionMapperFactory;
import org.apache.james.mailbox.jpa.mail.JPAModSeqProvider;
import org.apache.james.mailbox.jpa.mail.JPAUidProvider;
import org.apache.james.user.api.UsernameChangeTaskStep;
import org.apache.james.utils.InitializationOperation;
import org.apache.james.utils.InitilizationOperationBuilder;
import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.utils.JsonTransformer;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.james.vault.KeepingMappers;
import vn.congvu.james.vault.TableVault;
import vn.congvu.james.vault.VaultRenaming;
import vn.congvu.james.vault.VaultRoutes;
import vn.congvu.james.vault.VaultUpkeep;

/** What people delete is kept for a while. */
final class VaultModule extends AbstractModule {

  private final Settings settings;

  VaultModule(Settings settings) {
    this.settings = settings;
  }

  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), UsernameChangeTaskStep.class)
        .addBinding()
        .to(VaultRenaming.class);
  }

  @Provides
  @Singleton
  TableVault vault(DataSource database, FingerprintKey key) {
    return new TableVault(database, key, settings.deletedMailKept());
  }

  @Provides
  @Singleton
  JPAMailboxSessionMapperFactory mappers(
      EntityManagerFactory database,
      JPAUidProvider uids,
      JPAModSeqProvider modSeqs,
      TableVault vault) {
    return new KeepingMappers(
        database, uids, modSeqs, vault, Username.of(settings.administrator()));
  }

  @ProvidesIntoSet
  Routes routes(TableVault vault, FingerprintKey key, JsonTransformer json) {
    return new VaultRoutes(vault, key, json);
  }

  @ProvidesIntoSet
  InitializationOperation upkeep(VaultUpkeep upkeep) {
    return InitilizationOperationBuilder.forClass(VaultUpkeep.class)
        .init(upkeep::begin)
        .requires(List.of(Administrator.class));
  }
}
