package vn.congvu.james;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import org.apache.james.adapter.mailbox.QuotaUsernameChangeTaskStep;
import org.apache.james.events.EventListener;
import org.apache.james.mailbox.jpa.quota.JPAPerUserMaxQuotaManager;
import org.apache.james.mailbox.jpa.quota.JpaCurrentQuotaManager;
import org.apache.james.mailbox.quota.CurrentQuotaManager;
import org.apache.james.mailbox.quota.MaxQuotaManager;
import org.apache.james.mailbox.quota.QuotaManager;
import org.apache.james.mailbox.quota.QuotaRootDeserializer;
import org.apache.james.mailbox.quota.QuotaRootResolver;
import org.apache.james.mailbox.quota.UserQuotaRootResolver;
import org.apache.james.mailbox.store.quota.DefaultUserQuotaRootResolver;
import org.apache.james.mailbox.store.quota.ListeningCurrentQuotaUpdater;
import org.apache.james.mailbox.store.quota.QuotaUpdater;
import org.apache.james.mailbox.store.quota.StoreQuotaManager;
import org.apache.james.quota.search.QuotaSearcher;
import org.apache.james.quota.search.scanning.ScanningQuotaSearcher;
import org.apache.james.user.api.UsernameChangeTaskStep;

final class QuotaModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(DefaultUserQuotaRootResolver.class).in(Scopes.SINGLETON);
    bind(UserQuotaRootResolver.class).to(DefaultUserQuotaRootResolver.class);
    bind(QuotaRootResolver.class).to(DefaultUserQuotaRootResolver.class);
    bind(QuotaRootDeserializer.class).to(DefaultUserQuotaRootResolver.class);
    bind(MaxQuotaManager.class).to(JPAPerUserMaxQuotaManager.class).in(Scopes.SINGLETON);
    bind(QuotaManager.class).to(StoreQuotaManager.class).in(Scopes.SINGLETON);
    bind(CurrentQuotaManager.class).to(JpaCurrentQuotaManager.class).in(Scopes.SINGLETON);
    bind(ListeningCurrentQuotaUpdater.class).in(Scopes.SINGLETON);
    bind(QuotaUpdater.class).to(ListeningCurrentQuotaUpdater.class);
    bind(QuotaSearcher.class).to(ScanningQuotaSearcher.class).in(Scopes.SINGLETON);
    Multibinder.newSetBinder(binder(), EventListener.ReactiveGroupEventListener.class)
        .addBinding()
        .to(ListeningCurrentQuotaUpdater.class);
    Multibinder.newSetBinder(binder(), UsernameChangeTaskStep.class)
        .addBinding()
        .to(QuotaUsernameChangeTaskStep.class);
  }
}
