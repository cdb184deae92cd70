package vn.congvu.localstack.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * A real James. Its domain {@code congvu.test.mail-domain} belongs to this JVM alone, so that tests
 * that share the server never see each other's mailboxes.
 */
public final class JamesTestResource implements QuarkusTestResourceLifecycleManager {

  /** With this argument it is one that keeps what people delete. */
  public static final String KEEPS = "keeps";

  private boolean keeps;

  @Override
  public void init(Map<String, String> arguments) {
    keeps = arguments.containsKey(KEEPS);
  }

  @Override
  public Map<String, String> start() {
    Map<String, String> james = keeps ? TestParts.keepingJames() : TestParts.james();
    return Map.ofEntries(
        Map.entry("congvu.mail.webadmin-url", TestParts.value(james, "webadmin-url")),
        Map.entry("congvu.mail.webadmin-password", TestParts.value(james, "webadmin-password")),
        Map.entry("congvu.mail.imap-host", "127.0.0.1"),
        Map.entry("congvu.mail.imap-port", TestParts.value(james, "imap-port")),
        Map.entry("congvu.mail.smtp-host", "127.0.0.1"),
        Map.entry("congvu.mail.smtp-port", TestParts.value(james, "smtp-port")),
        Map.entry("congvu.mail.submission-host", "127.0.0.1"),
        Map.entry("congvu.mail.submission-port", TestParts.value(james, "submission-port")),
        Map.entry("congvu.mail.admin-username", TestParts.value(james, "admin-username")),
        Map.entry("congvu.mail.admin-password", TestParts.value(james, "admin-password")),
        Map.entry("congvu.fingerprint.key-file", TestParts.value(james, "fingerprint-key-file")),
        Map.entry("congvu.test.mail-database-url", TestParts.value(james, "database-url")),
        Map.entry("congvu.test.mail-database-username", TestParts.value(james, "database-name")),
        Map.entry("congvu.test.mail-domain", TestParts.mailDomain()));
  }

  @Override
  public void stop() {
    // James serves the next test class too, and ends with the JVM.
  }
}
