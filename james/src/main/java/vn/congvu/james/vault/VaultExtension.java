package vn.congvu.james.vault;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import vn.congvu.fingerprint.FingerprintKey;

/** Named in {@code extensions.properties} of an edition that has a vault of its own. */
public final class VaultExtension extends AbstractModule {

  private static final String KEY_FILE = "JAMES_FINGERPRINT_KEY_FILE";

  @Override
  protected void configure() {
    bind(Vault.class).to(JamesVault.class).in(Scopes.SINGLETON);
  }

  @Provides
  @Singleton
  FingerprintKey key() throws IOException {
    String file = System.getenv(KEY_FILE);
    if (file == null) {
      throw new IllegalStateException(KEY_FILE + " is not set.");
    }
    return FingerprintKey.read(Path.of(file));
  }
}
