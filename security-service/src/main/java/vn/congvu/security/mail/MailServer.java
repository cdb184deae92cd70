package vn.congvu.security.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.congvu.mail.ChangedMailboxes;
import vn.congvu.mail.DeletedMessages;
import vn.congvu.mail.DeliveredMail;
import vn.congvu.mail.MailProvisioning;
import vn.congvu.mail.MailRemains;
import vn.congvu.mail.RedeliveryGuard;
import vn.congvu.mail.UndeliveredMail;
import vn.congvu.mail.access.AccessSettings;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.james.JamesChangedMailboxes;
import vn.congvu.mail.james.JamesDeletedMessages;
import vn.congvu.mail.james.JamesDeliveredMail;
import vn.congvu.mail.james.JamesMailRemains;
import vn.congvu.mail.james.JamesProvisioning;
import vn.congvu.mail.james.JamesRedeliveryGuard;
import vn.congvu.mail.james.JamesUndeliveredMail;
import vn.congvu.mail.james.WebAdminSettings;

/**
 * How the mail server is reached. Single properties, not a mapping: an installation sets more under
 * {@code congvu.mail} than this service reads, and a mapping would refuse to start.
 */
@ApplicationScoped
class MailServer {

  @Produces
  @ApplicationScoped
  MailAccess access(
      @ConfigProperty(name = "congvu.mail.imap-host") String host,
      @ConfigProperty(name = "congvu.mail.imap-port") int port,
      @ConfigProperty(name = "congvu.mail.admin-username") String username,
      @ConfigProperty(name = "congvu.mail.admin-password") String password,
      @ConfigProperty(name = "congvu.mail.imap-encryption", defaultValue = "NONE")
          AccessSettings.Encryption encryption,
      @ConfigProperty(name = "congvu.mail.imap-timeout", defaultValue = "1M") Duration timeout) {
    return new MailAccess(new AccessSettings(host, port, username, password, encryption, timeout));
  }

  @Produces
  @Singleton
  WebAdminSettings webAdmin(
      @ConfigProperty(name = "congvu.mail.webadmin-url") URI url,
      @ConfigProperty(name = "congvu.mail.webadmin-password") Optional<String> password,
      @ConfigProperty(name = "congvu.mail.timeout", defaultValue = "10S") Duration timeout,
      @ConfigProperty(name = "congvu.mail.rename-timeout", defaultValue = "5M")
          Duration longTimeout) {
    return new WebAdminSettings(url, password.orElse(null), timeout, longTimeout);
  }

  @Produces
  @ApplicationScoped
  ChangedMailboxes changed(WebAdminSettings settings) {
    return new JamesChangedMailboxes(settings);
  }

  @Produces
  @ApplicationScoped
  MailProvisioning provisioning(WebAdminSettings settings) {
    return new JamesProvisioning(settings);
  }

  @Produces
  @ApplicationScoped
  RedeliveryGuard guard(WebAdminSettings settings) {
    return new JamesRedeliveryGuard(settings);
  }

  @Produces
  @ApplicationScoped
  UndeliveredMail undelivered(WebAdminSettings settings) {
    return new JamesUndeliveredMail(settings);
  }

  @Produces
  @ApplicationScoped
  DeliveredMail delivered(WebAdminSettings settings) {
    return new JamesDeliveredMail(settings);
  }

  @Produces
  @ApplicationScoped
  DeletedMessages deleted(WebAdminSettings settings) {
    return new JamesDeletedMessages(settings);
  }

  @Produces
  @ApplicationScoped
  MailRemains remains(WebAdminSettings settings) {
    return new JamesMailRemains(settings);
  }
}
