package vn.congvu.james;

import com.google.inject.Inject;
import com.google.inject.Provider;
import org.apache.james.adapter.mailbox.UserRepositoryAuthorizator;
import org.apache.james.core.Username;
import org.apache.james.mailbox.Authorizator;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.model.search.MailboxQuery;
import reactor.core.publisher.Flux;

/**
 * Lets the administrator also open a mailbox that was closed: its user is gone, so that nothing is
 * received, but its mail is kept, and must be backed up. Where no mail is, there is no mailbox.
 */
final class KeptMailAuthorizator implements Authorizator {

  private final UserRepositoryAuthorizator users;
  private final Provider<MailboxManager> mailboxes;

  @Inject
  KeptMailAuthorizator(UserRepositoryAuthorizator users, Provider<MailboxManager> mailboxes) {
    this.users = users;
    this.mailboxes = mailboxes;
  }

  @Override
  public AuthorizationState canLoginAsOtherUser(Username user, Username other)
      throws MailboxException {
    AuthorizationState state = users.canLoginAsOtherUser(user, other);
    return state == AuthorizationState.UNKNOWN_USER && hasMail(other)
        ? AuthorizationState.ALLOWED
        : state;
  }

  private boolean hasMail(Username owner) {
    MailboxManager manager = mailboxes.get();
    MailboxSession session = manager.createSystemSession(owner);
    try {
      MailboxQuery own = MailboxQuery.privateMailboxesBuilder(session).build();
      return Boolean.TRUE.equals(Flux.from(manager.search(own, session)).hasElements().block());
    } finally {
      manager.endProcessingRequest(session);
    }
  }
}
