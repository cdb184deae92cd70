package vn.congvu.james;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import javax.jms.ConnectionFactory;
import org.apache.activemq.store.PersistenceAdapter;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;
import org.apache.james.core.healthcheck.HealthCheck;
import org.apache.james.queue.activemq.ActiveMQHealthCheck;
import org.apache.james.queue.activemq.ActiveMQMailQueueFactory;
import org.apache.james.queue.activemq.EmbeddedActiveMQ;
import org.apache.james.queue.activemq.metric.ActiveMQMetricCollector;
import org.apache.james.queue.activemq.metric.ActiveMQMetricCollectorNoop;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.ManageableMailQueue;

/**
 * The mail queue on disk (ActiveMQ with KahaDB): a mail that SMTP has accepted survives a crash
 * before its delivery, which the in-memory queue does not promise.
 */
final class QueueModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(KahaDBPersistenceAdapter.class).in(Scopes.SINGLETON);
    bind(PersistenceAdapter.class).to(KahaDBPersistenceAdapter.class);
    bind(EmbeddedActiveMQ.class).in(Scopes.SINGLETON);
    bind(ActiveMQMailQueueFactory.class).in(Scopes.SINGLETON);
    bind(ActiveMQMetricCollector.class).to(ActiveMQMetricCollectorNoop.class);
    Multibinder.newSetBinder(binder(), HealthCheck.class)
        .addBinding()
        .to(ActiveMQHealthCheck.class);
  }

  @Provides
  @Singleton
  ConnectionFactory connections(EmbeddedActiveMQ broker) {
    return broker.getConnectionFactory();
  }

  @Provides
  @Singleton
  MailQueueFactory<? extends ManageableMailQueue> manageableQueues(
      ActiveMQMailQueueFactory queues) {
    queues.init();
    return queues;
  }

  @Provides
  @Singleton
  MailQueueFactory<?> anyQueues(MailQueueFactory<? extends ManageableMailQueue> queues) {
    return queues;
  }

  @Provides
  @Singleton
  MailQueueFactory<? extends MailQueue> queues(
      MailQueueFactory<? extends ManageableMailQueue> queues) {
    return queues;
  }
}
