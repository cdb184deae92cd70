package vn.congvu.james.remains;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.MessageConsumer;
import javax.jms.Session;
import javax.jms.TextMessage;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueJournalTest {

  private static final String TEXT = "a text that is nowhere else";

  @TempDir private Path folder;

  private KahaDBPersistenceAdapter disk;
  private BrokerService broker;
  private Connection connection;
  private Session session;
  private QueueJournal journal;

  @BeforeEach
  void startBroker() throws Exception {
    disk = new KahaDBPersistenceAdapter();
    disk.setDirectory(folder.toFile());
    broker = new BrokerService();
    broker.setBrokerName("queue-journal-test");
    broker.setUseJmx(false);
    broker.setPersistenceAdapter(disk);
    broker.start();
    var connections = new ActiveMQConnectionFactory("vm://queue-journal-test?create=false");
    connection = connections.createConnection();
    connection.start();
    session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    journal = new QueueJournal(disk, connections);
  }

  @AfterEach
  void stopBroker() throws Exception {
    connection.close();
    broker.stop();
  }

  private void send() throws JMSException {
    session.createProducer(session.createQueue("spool")).send(session.createTextMessage(TEXT));
  }

  private String receive() throws JMSException {
    MessageConsumer consumer = session.createConsumer(session.createQueue("spool"));
    String text = ((TextMessage) consumer.receive()).getText();
    consumer.close();
    return text;
  }

  private boolean isOnDisk() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(TEXT)) {
          return true;
        }
      }
      return false;
    }
  }

  @Test
  void whatHasLeftTheQueueIsInNoFileAfterwards() throws Exception {
    send();
    assertThat(receive()).isEqualTo(TEXT);
    assertThat(isOnDisk()).isTrue();

    boolean renewed = journal.renew();

    assertThat(renewed).isTrue();
    assertThat(isOnDisk()).isFalse();
  }

  @Test
  void itIsRenewedAlsoWhereNobodyHasSentAnythingSince() throws Exception {
    send();
    assertThat(receive()).isEqualTo(TEXT);
    // As the broker does every few seconds: it marks what was delivered in the file of that day.
    disk.checkpoint(true);

    assertThat(journal.renew()).isTrue();
    assertThat(isOnDisk()).isFalse();
    disk.checkpoint(true);
    assertThat(journal.renew()).isTrue();
  }

  @Test
  void aMailThatWaitsStaysAndIsToldOf() throws Exception {
    send();

    boolean renewed = journal.renew();

    assertThat(renewed).isFalse();
    assertThat(receive()).isEqualTo(TEXT);
    assertThat(journal.renew()).isTrue();
    assertThat(isOnDisk()).isFalse();
  }
}
