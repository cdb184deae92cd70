package vn.congvu.james.undelivered;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.james.mailrepository.api.MailRepositoryPath;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryStore.MailRepositoryStoreException;
import org.apache.james.queue.api.MailQueue.MailQueueException;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.queue.api.ManageableMailQueue;
import org.apache.mailet.Mail;

/** All queues and repositories of the server, by names like {@code queue:spool}. */
final class MailPlaces {

  private static final String QUEUE = "queue:";
  private static final String REPOSITORY = "repository:";

  private final MailQueueFactory<? extends ManageableMailQueue> queues;
  private final MailRepositoryStore repositories;

  @Inject
  MailPlaces(
      MailQueueFactory<? extends ManageableMailQueue> queues, MailRepositoryStore repositories) {
    this.queues = queues;
    this.repositories = repositories;
  }

  List<String> names() {
    return Stream.concat(
            queues.listCreatedMailQueues().stream().map(name -> QUEUE + name.asString()),
            repositories.getPaths().map(path -> REPOSITORY + path.asString()))
        .distinct()
        .sorted()
        .toList();
  }

  /** As if it had just arrived. */
  void send(Mail mail) throws MailQueueException {
    queues.createQueue(MailQueueFactory.SPOOL).enQueue(mail);
  }

  Optional<MailPlace> find(String name) throws MailRepositoryStoreException {
    if (name.startsWith(QUEUE)) {
      return queues.getQueue(MailQueueName.of(name.substring(QUEUE.length()))).map(QueuePlace::new);
    }
    if (name.startsWith(REPOSITORY)) {
      return repositories
          .getByPath(MailRepositoryPath.from(name.substring(REPOSITORY.length())))
          .findFirst()
          .map(RepositoryPlace::new);
    }
    return Optional.empty();
  }
}
