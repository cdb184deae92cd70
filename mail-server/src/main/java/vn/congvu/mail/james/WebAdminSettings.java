package vn.congvu.mail.james;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where James's WebAdmin answers.
 *
 * @param password for the {@code Password} header, when WebAdmin demands one
 * @param timeout bound on a single call
 * @param renameTimeout bound on moving one mailbox to a new address
 */
public record WebAdminSettings(
    URI url, @Nullable String password, Duration timeout, Duration renameTimeout) {

  public static WebAdminSettings of(URI url) {
    return new WebAdminSettings(url, null, Duration.ofSeconds(10), Duration.ofMinutes(5));
  }

  @Override
  public String toString() {
    return "WebAdminSettings[" + url + "]";
  }
}
