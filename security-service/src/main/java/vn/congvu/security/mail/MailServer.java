package vn.congvu.security.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.congvu.mail.access.AccessSettings;
import vn.congvu.mail.access.MailAccess;

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
}
