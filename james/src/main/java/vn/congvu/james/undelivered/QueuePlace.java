package vn.congvu.james.undelivered;

import java.util.Optional;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.queue.api.MailQueue.MailQueueException;
import org.apache.james.queue.api.ManageableMailQueue;
import org.apache.mailet.Mail;
import org.jspecify.annotations.Nullable;

/** A queue; a mail that is just being worked on is in none. */
final class QueuePlace implements MailPlace {

  private final ManageableMailQueue queue;

  QueuePlace(ManageableMailQueue queue) {
    this.queue = queue;
  }

  @Override
  public void visit(@Nullable String after, Visitor visitor) throws Exception {
    // A mail that has left the queue meanwhile marks no place in it.
    boolean behind = after == null || !has(after);
    ManageableMailQueue.MailQueueIterator mails = queue.browse();
    try {
      boolean goesOn = true;
      while (goesOn && mails.hasNext()) {
        Mail mail = mails.next().getMail();
        try {
          if (behind) {
            goesOn = visitor.visit(mail.getName(), mail);
          } else {
            behind = mail.getName().equals(after);
          }
        } finally {
          LifecycleUtil.dispose(mail);
        }
      }
    } finally {
      mails.close();
    }
  }

  private boolean has(String id) throws MailQueueException {
    Optional<Mail> mail = find(id);
    mail.ifPresent(LifecycleUtil::dispose);
    return mail.isPresent();
  }

  @Override
  public Optional<Mail> find(String id) throws MailQueueException {
    ManageableMailQueue.MailQueueIterator mails = queue.browse();
    try {
      while (mails.hasNext()) {
        Mail mail = mails.next().getMail();
        if (mail.getName().equals(id)) {
          return Optional.of(mail);
        }
        LifecycleUtil.dispose(mail);
      }
      return Optional.empty();
    } finally {
      mails.close();
    }
  }

  @Override
  public void remove(String id) throws MailQueueException {
    long _ = queue.remove(ManageableMailQueue.Type.Name, id);
  }
}
