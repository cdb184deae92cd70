package vn.congvu.james;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.netty.bootstrap.ServerBootstrap;
import javax.inject.Provider;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.imap.api.process.ImapProcessor;
import org.apache.james.imap.decode.ImapDecoder;
import org.apache.james.imap.encode.ImapEncoder;
import org.apache.james.imapserver.netty.IMAPServer;
import org.apache.james.imapserver.netty.IMAPServerFactory;
import org.apache.james.imapserver.netty.ImapMetrics;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.protocols.lib.handler.ProtocolHandlerLoader;
import org.apache.james.smtpserver.netty.SMTPServer;
import org.apache.james.smtpserver.netty.SMTPServerFactory;
import org.apache.james.smtpserver.netty.SmtpMetricsImpl;
import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.authentication.AuthenticationFilter;

/** IMAP and SMTP servers whose connections are known, and a WebAdmin that asks for a password. */
final class SessionsModule extends AbstractModule {

  private final Settings settings;
  private final OpenSessions sessions = new OpenSessions();

  SessionsModule(Settings settings) {
    this.settings = settings;
  }

  @Provides
  @Singleton
  IMAPServerFactory imap(
      FileSystem files,
      Provider<ImapDecoder> decoder,
      Provider<ImapEncoder> encoder,
      Provider<ImapProcessor> processor,
      MetricFactory metrics,
      GaugeRegistry gauges) {
    return new IMAPServerFactory(files, decoder, encoder, processor, metrics, gauges) {
      @Override
      protected IMAPServer createServer() {
        return new WatchedImapServer(
            sessions, decoder.get(), encoder.get(), processor.get(), imapMetrics, gauges);
      }
    };
  }

  @Provides
  @Singleton
  SMTPServerFactory smtp(
      DNSService dns, ProtocolHandlerLoader loader, FileSystem files, MetricFactory metrics) {
    return new SMTPServerFactory(dns, loader, files, metrics) {
      @Override
      protected SMTPServer createServer() {
        return new WatchedSmtpServer(sessions, smtpMetrics);
      }
    };
  }

  @Provides
  @Singleton
  AuthenticationFilter password() {
    return new PasswordFilter(settings.webAdminPassword());
  }

  @ProvidesIntoSet
  Routes sessionRoutes() {
    return new SessionRoutes(sessions);
  }

  // Both inherit from raw types in James.
  @SuppressWarnings("unchecked")
  private static final class WatchedImapServer extends IMAPServer {

    private final OpenSessions sessions;

    WatchedImapServer(
        OpenSessions sessions,
        ImapDecoder decoder,
        ImapEncoder encoder,
        ImapProcessor processor,
        ImapMetrics metrics,
        GaugeRegistry gauges) {
      super(decoder, encoder, processor, metrics, gauges);
      this.sessions = sessions;
    }

    @Override
    protected void configureBootstrap(ServerBootstrap bootstrap) {
      super.configureBootstrap(bootstrap);
      sessions.watch(bootstrap);
    }
  }

  @SuppressWarnings("unchecked")
  private static final class WatchedSmtpServer extends SMTPServer {

    private final OpenSessions sessions;

    WatchedSmtpServer(OpenSessions sessions, SmtpMetricsImpl metrics) {
      super(metrics);
      this.sessions = sessions;
    }

    @Override
    protected void configureBootstrap(ServerBootstrap bootstrap) {
      super.configureBootstrap(bootstrap);
      sessions.watch(bootstrap);
    }
  }
}
