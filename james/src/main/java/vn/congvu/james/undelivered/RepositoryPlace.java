package vn.congvu.james.undelivered;

import java.util.Iterator;
import java.util.Optional;
import java.util.TreeSet;
import javax.mail.MessagingException;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.mailet.Mail;
import org.jspecify.annotations.Nullable;

/** A repository: of errors, of what could not be delivered, of what is held. */
final class RepositoryPlace implements MailPlace {

  private final MailRepository repository;

  RepositoryPlace(MailRepository repository) {
    this.repository = repository;
  }

  @Override
  public void visit(@Nullable String after, Visitor visitor) throws Exception {
    var ids = new TreeSet<String>();
    repository.list().forEachRemaining(key -> ids.add(key.asString()));
    Iterator<String> wanted = (after == null ? ids : ids.tailSet(after, false)).iterator();
    boolean goesOn = true;
    while (goesOn && wanted.hasNext()) {
      String id = wanted.next();
      Optional<Mail> mail = find(id);
      if (mail.isPresent()) {
        try {
          goesOn = visitor.visit(id, mail.get());
        } finally {
          LifecycleUtil.dispose(mail.get());
        }
      }
    }
  }

  @Override
  public Optional<Mail> find(String id) throws MessagingException {
    return Optional.ofNullable(repository.retrieve(new MailKey(id)));
  }

  @Override
  public void remove(String id) throws MessagingException {
    repository.remove(new MailKey(id));
  }
}
