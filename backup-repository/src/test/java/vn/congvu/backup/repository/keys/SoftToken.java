package vn.congvu.backup.repository.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.KeyGenerator;

/** A PKCS#11 token of SoftHSM2, which is installed when that can be done. */
public final class SoftToken {

  private static final String PIN = "hsm-test-pin";
  private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");
  private static final List<Path> MODULES =
      List.of(
          Path.of("/usr/lib/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib64/pkcs11/libsofthsm2.so"));

  private final Path pin;
  private final long slot;
  private final Path module;

  private SoftToken(Path pin, long slot, Path module) {
    this.pin = pin;
    this.slot = slot;
    this.module = module;
  }

  /**
   * @param folder for the file with the PIN
   * @return empty when there is no SoftHSM2, and none can be installed
   */
  public static Optional<SoftToken> in(Path folder) {
    return module().or(SoftToken::installed).map(module -> make(folder, module));
  }

  private static Optional<Path> module() {
    return MODULES.stream().filter(Files::exists).findFirst();
  }

  private static Optional<Path> installed() {
    if (!Files.isWritable(Path.of("/usr/bin")) || !Files.exists(Path.of("/usr/bin/apt-get"))) {
      return Optional.empty();
    }
    try {
      var _ = run("apt-get", "-qq", "update");
      var _ = run("apt-get", "-qq", "install", "-y", "softhsm2");
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
    return module();
  }

  private static SoftToken make(Path folder, Path module) {
    try {
      // Where it keeps its tokens is said by the environment variable that this JVM was started
      // with.
      Path settings = Path.of(System.getenv("SOFTHSM2_CONF"));
      Path tokens = Files.createDirectories(settings.resolveSibling("tokens"));
      Files.writeString(settings, "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
      String said =
          run(
              "softhsm2-util",
              "--init-token",
              "--free",
              "--label",
              "congvu",
              "--pin",
              PIN,
              "--so-pin",
              "hsm-test-so-pin");
      Matcher slot = SLOT.matcher(said);
      if (!slot.find()) {
        throw new IllegalStateException("softhsm2-util named no slot");
      }
      Path pin = Files.writeString(folder.resolve("pin"), PIN + "\n");
      return new SoftToken(pin, Long.parseLong(slot.group(1)), module);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the operator does it with keytool. */
  public SoftToken withKey(String label) {
    try {
      Provider provider =
          Security.getProvider("SunPKCS11")
              .configure("--name=making-%d\nlibrary=%s\nslot=%d\n".formatted(slot, module, slot));
      KeyStore keys = KeyStore.getInstance("PKCS11", provider);
      keys.load(null, PIN.toCharArray());
      KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
      generator.init(256);
      keys.setEntry(label, new KeyStore.SecretKeyEntry(generator.generateKey()), null);
      return this;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public String address(String label) {
    return address(label, pin);
  }

  public String address(String label, Path pinFile) {
    return "pkcs11:token=congvu;slot-id=%d;object=%s?module-path=%s&pin-source=file:%s"
        .formatted(slot, label, module, pinFile);
  }

  private static String run(String... words) {
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException(words[0] + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new IllegalStateException(words[0] + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
