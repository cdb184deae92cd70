package vn.congvu.james.undelivered;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;
import org.apache.james.core.MailAddress;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.metrics.api.NoopGaugeRegistry;
import org.apache.james.metrics.dropwizard.DropWizardMetricFactory;
import org.apache.james.queue.activemq.ActiveMQMailQueueFactory;
import org.apache.james.queue.activemq.metric.ActiveMQMetricCollectorNoop;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.queue.api.ManageableMailQueue;
import org.apache.james.queue.api.RawMailQueueItemDecoratorFactory;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the queue that the server has, with nobody who delivers. */
class QueuePlaceTest {

  @TempDir private Path folder;

  private BrokerService broker;
  private ManageableMailQueue queue;
  private MailPlace place;

  @BeforeEach
  void startBroker() throws Exception {
    var disk = new KahaDBPersistenceAdapter();
    disk.setDirectory(folder.toFile());
    broker = new BrokerService();
    broker.setBrokerName("queue-place-test");
    broker.setUseJmx(false);
    broker.setPersistenceAdapter(disk);
    broker.start();
    var queues =
        new ActiveMQMailQueueFactory(
            new ActiveMQConnectionFactory("vm://queue-place-test?create=false"),
            new RawMailQueueItemDecoratorFactory(),
            new DropWizardMetricFactory(new MetricRegistry()),
            new NoopGaugeRegistry(),
            new ActiveMQMetricCollectorNoop());
    queues.setUseJMX(false);
    queues.setUseBlobMessages(false);
    queues.init();
    queue = queues.createQueue(MailQueueName.of("spool"));
    place = new QueuePlace(queue);
    for (String name : List.of("first", "second", "third")) {
      Mail mail = mail(name);
      queue.enQueue(mail);
      LifecycleUtil.dispose(mail);
    }
  }

  @AfterEach
  void stopBroker() throws Exception {
    queue.close();
    broker.stop();
  }

  private static Mail mail(String name) throws Exception {
    return MailImpl.builder()
        .name(name)
        .sender(new MailAddress("an@tinhmau.example"))
        .addRecipient("binh@tinhmau.example")
        .mimeMessage(
            new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(
                    ("Message-ID: <" + name + "@a>\r\n\r\n" + name)
                        .getBytes(StandardCharsets.UTF_8))))
        .build();
  }

  private List<String> seen(String after, int most) throws Exception {
    var seen = new ArrayList<String>();
    place.visit(
        after,
        (id, mail) -> {
          seen.add(id + " " + mail.getMessage().getContent());
          return seen.size() < most;
        });
    return seen;
  }

  @Test
  void allMailsAreSeenInTheirOrder() throws Exception {
    assertThat(seen(null, 9)).containsExactly("first first", "second second", "third third");
  }

  @Test
  void aPageGoesOnWhereTheLastOneEnded() throws Exception {
    assertThat(seen(null, 1)).containsExactly("first first");
    assertThat(seen("first", 9)).containsExactly("second second", "third third");
  }

  @Test
  void aMailThatHasLeftMarksNoPlaceAndTheSearchBeginsAnew() throws Exception {
    place.remove("second");

    assertThat(seen("second", 9)).containsExactly("first first", "third third");
  }

  @Test
  void aRemovedMailIsGoneAndTheOthersAreDelivered() throws Exception {
    place.remove("second");
    place.remove("second");

    assertThat(place.find("second")).isEmpty();
    Mail third = place.find("third").orElseThrow();
    assertThat(third.getName()).isEqualTo("third");
    LifecycleUtil.dispose(third);
    assertThat(queue.getSize()).isEqualTo(2);
  }
}
