package vn.congvu.localstack.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.congvu.localstack.Child;
import vn.congvu.localstack.KeyFile;
import vn.congvu.localstack.PartStart;
import vn.congvu.localstack.WebAdmin;

/** A James that keeps what was deleted, of the test's own: it holds all mail in memory. */
public final class MemoryJamesTestResource implements QuarkusTestResourceLifecycleManager {

  private static final String PASSWORD = "Mot.Mat.Khau.2026";
  private static final String DOMAIN = "vault.example";

  private @Nullable Child running;

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory("james-memory");
      Path key = KeyFile.ofFingerprints(folder).file();
      var james = new MemoryJames(Files.createDirectories(folder.resolve("james")), key);
      running = PartStart.start(james, folder);
      WebAdmin calls = james.webAdminCalls();
      calls.put("/domains/congvu.example", "");
      calls.put("/domains/" + DOMAIN, "");
      calls.put("/users/" + MemoryJames.ADMINISTRATOR, "{\"password\":\"%s\"}".formatted(PASSWORD));
      return Map.of(
          "congvu.mail.webadmin-url",
          "http://127.0.0.1:" + james.webAdmin(),
          "congvu.mail.webadmin-password",
          "none",
          "congvu.mail.imap-host",
          "127.0.0.1",
          "congvu.mail.imap-port",
          Integer.toString(james.imap()),
          "congvu.mail.admin-username",
          MemoryJames.ADMINISTRATOR,
          "congvu.mail.admin-password",
          PASSWORD,
          "congvu.fingerprint.key-file",
          key.toString(),
          "congvu.test.mail-domain",
          DOMAIN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (running != null) {
      running.close();
    }
  }
}
