package vn.congvu.james;

import com.google.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.james.events.EventBus;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MailboxSession.SessionId;
import org.apache.james.mailbox.SessionProvider;
import org.apache.james.mailbox.jpa.JPAMailboxSessionMapperFactory;
import org.apache.james.mailbox.jpa.openjpa.OpenJPAMailboxManager;
import org.apache.james.mailbox.model.MessageId;
import org.apache.james.mailbox.store.StoreMailboxAnnotationManager;
import org.apache.james.mailbox.store.StoreRightManager;
import org.apache.james.mailbox.store.mail.ThreadIdGuessingAlgorithm;
import org.apache.james.mailbox.store.mail.model.impl.MessageParser;
import org.apache.james.mailbox.store.quota.QuotaComponents;
import org.apache.james.mailbox.store.search.MessageSearchIndex;
import reactor.core.publisher.Mono;

/**
 * Carries each IMAP command of a session to its end, one after the other, also when its client has
 * gone.
 *
 * <p>James would cancel the command of a lost connection: its event loop then closes the JPA
 * context with which a worker is still reading, each waits for the lock of the other, and that
 * event loop greets nobody any more.
 */
class WholeRequestsMailboxManager extends OpenJPAMailboxManager {

  private final Map<SessionId, CompletableFuture<?>> last = new ConcurrentHashMap<>();

  @Inject
  WholeRequestsMailboxManager(
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
      Clock clock) {
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
  }

  @Override
  public <T> Mono<T> manageProcessing(Mono<T> command, MailboxSession session) {
    Mono<T> request = super.manageProcessing(command, session);
    boolean loggedIn = session != null;
    return loggedIn
        ? Mono.deferContextual(
            context ->
                Mono.fromFuture(whole(request.contextWrite(context), session.getSessionId()), true))
        : request;
  }

  private <T> CompletableFuture<T> whole(Mono<T> request, SessionId session) {
    CompletableFuture<T> end = new CompletableFuture<>();
    CompletableFuture<?> before = last.put(session, end);
    afterwards(before)
        .then(request)
        .subscribe(end::complete, end::completeExceptionally, () -> end.complete(null));
    return end.whenComplete((_, _) -> last.remove(session, end));
  }

  // Only a command whose client has gone is still at work when the next one of its session begins.
  private static Mono<Void> afterwards(CompletableFuture<?> before) {
    return before == null ? Mono.empty() : Mono.fromFuture(before, true).onErrorComplete().then();
  }
}
