package vn.congvu.mail.james;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.localstack.Child;
import vn.congvu.localstack.PartStart;
import vn.congvu.localstack.test.MemoryJames;
import vn.congvu.mail.access.MailAccess;

/** James's own Deleted Messages Vault, which keeps whatever is expunged. */
class MemoryJamesVaultTest extends VaultContract {

  @TempDir private static Path folder;

  private static MemoryJames james;
  private static Child running;
  private static FingerprintKey key;

  @BeforeAll
  static void start() throws Exception {
    Path file = fingerprintKey(folder);
    key = FingerprintKey.read(file);
    james = new MemoryJames(Files.createDirectories(folder.resolve("james")), file);
    running = PartStart.start(james, folder);
    var provisioning = new JamesProvisioning(settings());
    provisioning.ensureDomain("congvu.example");
    provisioning.ensureDomain("tinhmau.example");
    provisioning.ensureMailbox(MemoryJames.ADMINISTRATOR);
    provisioning.setPassword(MemoryJames.ADMINISTRATOR, PASSWORD.toCharArray());
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private static WebAdminSettings settings() {
    return WebAdminSettings.of(URI.create("http://127.0.0.1:" + james.webAdmin()));
  }

  @Override
  WebAdminSettings webAdmin() {
    return settings();
  }

  @Override
  FingerprintKey key() {
    return key;
  }

  @Override
  MailAccess access(String address) {
    return access(james.imap(), MemoryJames.ADMINISTRATOR, PASSWORD);
  }

  @Test
  void whoseMailIsKeptCannotBeToldAtOnce() {
    deleted(mail("leaked@a", "mật"));

    assertThat(vault().owners(Set.of(key.messageId("leaked@a")))).isEmpty();
  }
}
