package vn.congvu.james;

import com.google.inject.Inject;
import java.time.Clock;
import org.apache.james.events.EventBus;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MessageManager;
import org.apache.james.mailbox.SessionProvider;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.jpa.JPAMailboxSessionMapperFactory;
import org.apache.james.mailbox.jpa.openjpa.OpenJPAMessageManager;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MessageId;
import org.apache.james.mailbox.store.StoreMailboxAnnotationManager;
import org.apache.james.mailbox.store.StoreMessageManager;
import org.apache.james.mailbox.store.StoreRightManager;
import org.apache.james.mailbox.store.mail.ThreadIdGuessingAlgorithm;
import org.apache.james.mailbox.store.mail.model.impl.MessageParser;
import org.apache.james.mailbox.store.quota.QuotaComponents;
import org.apache.james.mailbox.store.search.MessageSearchIndex;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.congvu.james.guard.GuardedMessages;

/** Mailboxes into which nobody puts what is held. */
final class GuardedMailboxManager extends WholeRequestsMailboxManager {

  private final GuardedMessages guarded;

  @Inject
  GuardedMailboxManager(
      JPAMailboxSessionMapperFactory mappers,
      SessionProvider sessions,
      MessageParser parser,
      MessageId.Factory messageIds,
      EventBus events,
      StoreMailboxAnnotationManager annotations,
      StoreRightManager rights,
      QuotaComponents quotas,
      MessageSearchIndex index,
      ThreadIdGuessingAlgorithm threads,
      Clock clock,
      GuardedMessages guarded) {
    super(
        mappers,
        sessions,
        parser,
        messageIds,
        events,
        annotations,
        rights,
        quotas,
        index,
        threads,
        clock);
    this.guarded = guarded;
  }

  @Override
  protected StoreMessageManager createMessageManager(Mailbox mailbox, MailboxSession session) {
    return new Messages(mailbox);
  }

  private final class Messages extends OpenJPAMessageManager {

    Messages(Mailbox mailbox) {
      super(
          getMapperFactory(),
          getMessageSearchIndex(),
          getEventBus(),
          getLocker(),
          mailbox,
          getQuotaComponents().getQuotaManager(),
          getQuotaComponents().getQuotaRootResolver(),
          getMessageIdFactory(),
          configuration.getBatchSizes(),
          getStoreRightManager(),
          getThreadIdGuessingAlgorithm(),
          getClock());
    }

    @Override
    public MessageManager.AppendResult appendMessage(
        MessageManager.AppendCommand command, MailboxSession session) throws MailboxException {
      guarded.check(command);
      return super.appendMessage(command, session);
    }

    @Override
    public Publisher<MessageManager.AppendResult> appendMessageReactive(
        MessageManager.AppendCommand command, MailboxSession session) {
      if (!guarded.concerns(command)) {
        return super.appendMessageReactive(command, session);
      }
      // Reading a large message must not keep the event loop from the other connections.
      return Mono.fromCallable(
              () -> {
                guarded.check(command);
                return command;
              })
          .subscribeOn(Schedulers.boundedElastic())
          .flatMap(checked -> Mono.from(super.appendMessageReactive(checked, session)));
    }
  }
}
