package vn.congvu.james;

import java.io.File;
import org.apache.james.GuiceJamesServer;
import org.apache.james.NaiveDelegationStoreModule;
import org.apache.james.modules.MailboxModule;
import org.apache.james.modules.MailetProcessingModule;
import org.apache.james.modules.mailbox.DefaultEventModule;
import org.apache.james.modules.mailbox.MemoryDeadLetterModule;
import org.apache.james.modules.protocols.IMAPServerModule;
import org.apache.james.modules.protocols.ProtocolHandlerModule;
import org.apache.james.modules.protocols.SMTPServerModule;
import org.apache.james.modules.server.DataRoutesModules;
import org.apache.james.modules.server.DefaultProcessorsConfigurationProviderModule;
import org.apache.james.modules.server.InconsistencyQuotasSolvingRoutesModule;
import org.apache.james.modules.server.MailQueueRoutesModule;
import org.apache.james.modules.server.MailRepositoriesRoutesModule;
import org.apache.james.modules.server.MailboxRoutesModule;
import org.apache.james.modules.server.NoJwtModule;
import org.apache.james.modules.server.RawPostDequeueDecoratorModule;
import org.apache.james.modules.server.TaskManagerModule;
import org.apache.james.modules.server.WebAdminServerModule;
import org.apache.james.server.core.configuration.Configuration;

/**
 * The mail server's process. Its working folder holds the mail queue; everything else is in
 * PostgreSQL.
 */
final class JamesServer {

  private JamesServer() {}

  public static void main(String[] arguments) throws Exception {
    Settings settings = Settings.ofEnvironment();
    Configuration configuration =
        Configuration.builder()
            .workingDirectory(new File("."))
            .configurationFromClasspath()
            .build();
    GuiceJamesServer server =
        GuiceJamesServer.forConfiguration(configuration)
            .combineWith(
                new MailetProcessingModule(),
                new DefaultProcessorsConfigurationProviderModule(),
                new RawPostDequeueDecoratorModule(),
                new TaskManagerModule(),
                new DefaultEventModule(),
                new MemoryDeadLetterModule(),
                new NaiveDelegationStoreModule(),
                new NoJwtModule(),
                new MailboxModule())
            .combineWith(
                new IMAPServerModule(), new SMTPServerModule(), new ProtocolHandlerModule())
            .combineWith(
                new WebAdminServerModule(),
                new DataRoutesModules(),
                new MailboxRoutesModule(),
                new InconsistencyQuotasSolvingRoutesModule(),
                new MailQueueRoutesModule(),
                new MailRepositoriesRoutesModule())
            .combineWith(
                new DatabaseModule(settings),
                new DirectoryModule(settings),
                new MailboxStoreModule(),
                new QuotaModule(),
                new QueueModule(),
                new GuardModule(settings),
                new RemainsModule(settings),
                new ChangesModule(settings),
                new DeliveredModule(),
                new VaultModule(settings))
            .overrideWith(new SessionsModule(settings));
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
    server.start();
    Schema.amend(settings);
  }
}
