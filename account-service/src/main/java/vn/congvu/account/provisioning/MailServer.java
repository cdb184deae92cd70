package vn.congvu.account.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.congvu.mail.MailProvisioning;
import vn.congvu.mail.james.JamesProvisioning;
import vn.congvu.mail.james.WebAdminSettings;

/**
 * The one place that says which mail server it is. Single properties, not a mapping: an
 * installation sets more under {@code congvu.mail} than this service reads, and a mapping would
 * refuse to start.
 */
@ApplicationScoped
class MailServer {

  @Produces
  @ApplicationScoped
  MailProvisioning provisioning(
      @ConfigProperty(name = "congvu.mail.webadmin-url") URI url,
      @ConfigProperty(name = "congvu.mail.webadmin-password") Optional<String> password,
      @ConfigProperty(name = "congvu.mail.timeout", defaultValue = "10S") Duration timeout,
      @ConfigProperty(name = "congvu.mail.rename-timeout", defaultValue = "5M")
          Duration renameTimeout) {
    return new JamesProvisioning(
        new WebAdminSettings(url, password.orElse(null), timeout, renameTimeout));
  }
}
