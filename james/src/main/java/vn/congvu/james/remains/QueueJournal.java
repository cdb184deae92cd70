package vn.congvu.james.remains;

import java.io.IOException;
import javax.inject.Inject;
import javax.jms.Connection;
import javax.jms.ConnectionFactory;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.Queue;
import javax.jms.Session;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;
import org.apache.activemq.store.kahadb.disk.journal.Journal;

/**
 * The queue's journal: each mail that was ever on its way is in it, delivered or not, until nothing
 * in the same file is needed any more and another file was begun.
 */
public final class QueueJournal {

  /** No mail goes through it. */
  private static final String QUEUE = "congvu.journal";

  private static final int PATIENCE_MILLIS = 10_000;

  /** Each time the queue writes its own marks into the new file, it lets go of another old one. */
  private static final int MOST_CHECKPOINTS = 5;

  private final KahaDBPersistenceAdapter disk;
  private final ConnectionFactory connections;

  @Inject
  public QueueJournal(KahaDBPersistenceAdapter disk, ConnectionFactory connections) {
    this.disk = disk;
    this.connections = connections;
  }

  /**
   * Begins a new file and removes those before it.
   *
   * @return false while a mail that still waits lies in one of them
   */
  synchronized boolean renew() throws IOException, JMSException {
    Journal journal = disk.getStore().getJournal();
    journal.rotateWriteFile();
    int first = journal.getCurrentDataFileId();
    passOneMessage();
    for (int checkpoint = 0; checkpoint < MOST_CHECKPOINTS; checkpoint++) {
      disk.checkpoint(true);
      if (journal.getFileMap().keySet().stream().allMatch(file -> file >= first)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What was delivered last, and what the queue has marked as delivered, keep their files until
   * something newer is delivered; on a quiet day nothing is.
   */
  private void passOneMessage() throws JMSException {
    Connection connection = connections.createConnection();
    try {
      connection.start();
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      Queue queue = session.createQueue(QUEUE);
      session.createProducer(queue).send(session.createMessage());
      Message _ = session.createConsumer(queue).receive(PATIENCE_MILLIS);
    } finally {
      connection.close();
    }
  }
}
