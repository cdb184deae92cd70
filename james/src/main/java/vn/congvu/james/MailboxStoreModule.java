package vn.congvu.james;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.name.Names;
import org.apache.james.adapter.mailbox.ACLUsernameChangeTaskStep;
import org.apache.james.adapter.mailbox.MailboxUsernameChangeTaskStep;
import org.apache.james.adapter.mailbox.UserRepositoryAuthenticator;
import org.apache.james.events.EventListener;
import org.apache.james.mailbox.AttachmentContentLoader;
import org.apache.james.mailbox.Authenticator;
import org.apache.james.mailbox.Authorizator;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxPathLocker;
import org.apache.james.mailbox.SessionProvider;
import org.apache.james.mailbox.SubscriptionManager;
import org.apache.james.mailbox.extractor.TextExtractor;
import org.apache.james.mailbox.jpa.JPAAttachmentContentLoader;
import org.apache.james.mailbox.jpa.JPAId;
import org.apache.james.mailbox.jpa.JPAMailboxSessionMapperFactory;
import org.apache.james.mailbox.jpa.mail.JPAModSeqProvider;
import org.apache.james.mailbox.jpa.mail.JPAUidProvider;
import org.apache.james.mailbox.jpa.openjpa.OpenJPAMailboxManager;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.mailbox.model.MessageId;
import org.apache.james.mailbox.store.JVMMailboxPathLocker;
import org.apache.james.mailbox.store.MailboxManagerConfiguration;
import org.apache.james.mailbox.store.MailboxSessionMapperFactory;
import org.apache.james.mailbox.store.SessionProviderImpl;
import org.apache.james.mailbox.store.StoreMailboxManager;
import org.apache.james.mailbox.store.StoreSubscriptionManager;
import org.apache.james.mailbox.store.event.MailboxAnnotationListener;
import org.apache.james.mailbox.store.extractor.DefaultTextExtractor;
import org.apache.james.mailbox.store.mail.MailboxMapperFactory;
import org.apache.james.mailbox.store.mail.MessageMapperFactory;
import org.apache.james.mailbox.store.mail.ModSeqProvider;
import org.apache.james.mailbox.store.mail.NaiveThreadIdGuessingAlgorithm;
import org.apache.james.mailbox.store.mail.ThreadIdGuessingAlgorithm;
import org.apache.james.mailbox.store.mail.UidProvider;
import org.apache.james.mailbox.store.mail.model.DefaultMessageId;
import org.apache.james.mailbox.store.search.MessageSearchIndex;
import org.apache.james.mailbox.store.search.SimpleMessageSearchIndex;
import org.apache.james.mailbox.store.user.SubscriptionMapperFactory;
import org.apache.james.user.api.UsernameChangeTaskStep;
import org.apache.james.utils.MailboxManagerDefinition;

/**
 * Mailboxes in PostgreSQL; search scans, since no mailbox here is large enough for an index of its
 * own.
 */
final class MailboxStoreModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(MailboxSessionMapperFactory.class).to(JPAMailboxSessionMapperFactory.class);
    bind(MailboxMapperFactory.class).to(JPAMailboxSessionMapperFactory.class);
    bind(MessageMapperFactory.class).to(JPAMailboxSessionMapperFactory.class);
    bind(SubscriptionMapperFactory.class).to(JPAMailboxSessionMapperFactory.class);
    bind(OpenJPAMailboxManager.class).to(GuardedMailboxManager.class).in(Scopes.SINGLETON);
    bind(MailboxManager.class).to(OpenJPAMailboxManager.class);
    bind(StoreMailboxManager.class).to(OpenJPAMailboxManager.class);
    bind(MailboxManager.class)
        .annotatedWith(Names.named(org.apache.james.modules.Names.MAILBOXMANAGER_NAME))
        .to(MailboxManager.class);
    bind(MailboxManagerConfiguration.class).toInstance(MailboxManagerConfiguration.DEFAULT);
    bind(UidProvider.class).to(JPAUidProvider.class).in(Scopes.SINGLETON);
    bind(ModSeqProvider.class).to(JPAModSeqProvider.class).in(Scopes.SINGLETON);
    bind(MailboxId.Factory.class).to(JPAId.Factory.class).in(Scopes.SINGLETON);
    bind(MessageId.Factory.class).to(DefaultMessageId.Factory.class).in(Scopes.SINGLETON);
    bind(ThreadIdGuessingAlgorithm.class)
        .to(NaiveThreadIdGuessingAlgorithm.class)
        .in(Scopes.SINGLETON);
    bind(SubscriptionManager.class).to(StoreSubscriptionManager.class).in(Scopes.SINGLETON);
    bind(MailboxPathLocker.class).to(JVMMailboxPathLocker.class).in(Scopes.SINGLETON);
    bind(Authenticator.class).to(UserRepositoryAuthenticator.class).in(Scopes.SINGLETON);
    bind(Authorizator.class).to(KeptMailAuthorizator.class).in(Scopes.SINGLETON);
    bind(SessionProvider.class).to(SessionProviderImpl.class).in(Scopes.SINGLETON);
    bind(AttachmentContentLoader.class).to(JPAAttachmentContentLoader.class);
    bind(MessageSearchIndex.class).to(SimpleMessageSearchIndex.class).in(Scopes.SINGLETON);
    bind(TextExtractor.class).to(DefaultTextExtractor.class).in(Scopes.SINGLETON);

    Multibinder.newSetBinder(binder(), MailboxManagerDefinition.class)
        .addBinding()
        .to(Definition.class);
    Multibinder.newSetBinder(binder(), EventListener.GroupEventListener.class)
        .addBinding()
        .to(MailboxAnnotationListener.class);
    Multibinder<UsernameChangeTaskStep> steps =
        Multibinder.newSetBinder(binder(), UsernameChangeTaskStep.class);
    steps.addBinding().to(MailboxUsernameChangeTaskStep.class);
    steps.addBinding().to(ACLUsernameChangeTaskStep.class);
  }

  private static final class Definition extends MailboxManagerDefinition {

    @Inject
    Definition(OpenJPAMailboxManager manager) {
      super("jpa-mailboxmanager", manager);
    }
  }
}
