package vn.congvu.backup.repository.keys;

import com.google.crypto.tink.subtle.Random;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;

/**
 * AES-256 master keys in a PKCS#11 token, which they never leave: a hardware security module, or
 * what stands in for one. Each is found by its label, which is its id. The token seals by AES-GCM:
 * nonce, sealed key, tag.
 */
public final class TokenMasterKey implements MasterKey {

  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final TokenAddress address;
  private final Provider provider;
  private @Nullable KeyStore loggedIn;
  private boolean refused;

  private TokenMasterKey(TokenAddress address, Provider provider) {
    this.address = address;
    this.provider = provider;
  }

  /**
   * Logs in when it is first used.
   *
   * @param address {@code pkcs11:slot-id=…;object=…?module-path=…&pin-source=…}
   * @throws IllegalArgumentException with a sentence that says what is wrong with the address
   * @throws RepositoryException {@code MASTER_KEY_AWAY} when the token's library cannot be loaded
   */
  public static TokenMasterKey open(String address) {
    TokenAddress token = TokenAddress.of(address);
    Provider pkcs11 = Security.getProvider("SunPKCS11");
    if (pkcs11 == null) {
      throw new IllegalStateException("This Java has no PKCS#11: module jdk.crypto.cryptoki");
    }
    try {
      return new TokenMasterKey(
          token,
          pkcs11.configure(
              "--name=congvu-%d\nlibrary=%s\nslot=%d\n"
                  .formatted(token.slot(), token.module(), token.slot())));
    } catch (ProviderException e) {
      throw away("its library or its slot cannot be opened", e);
    }
  }

  /** Whether an address names a token, and not a file. */
  public static boolean isNamedBy(String address) {
    return address.startsWith(TokenAddress.SCHEME);
  }

  @Override
  public String id() {
    return address.label();
  }

  @Override
  public Wrapped wrap(byte[] key, byte[] context) {
    byte[] nonce = Random.randBytes(NONCE_BYTES);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, id(), nonce, context).doFinal(key);
      byte[] wrapped = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, wrapped, NONCE_BYTES, sealed.length);
      return new Wrapped(id(), wrapped);
    } catch (GeneralSecurityException | ProviderException e) {
      throw lost(e);
    }
  }

  @Override
  public byte[] unwrap(String id, byte[] wrapped, byte[] context) {
    if (wrapped.length <= NONCE_BYTES) {
      throw doesNotFit(id, null);
    }
    byte[] nonce = Arrays.copyOf(wrapped, NONCE_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, id, nonce, context)
          .doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES);
    } catch (AEADBadTagException e) {
      throw doesNotFit(id, e);
    } catch (GeneralSecurityException | ProviderException e) {
      throw lost(e);
    }
  }

  private Cipher cipher(int mode, String id, byte[] nonce, byte[] context)
      throws GeneralSecurityException {
    Key key = keys().getKey(id, null);
    if (key == null) {
      throw new RepositoryException(
          Fault.WRONG_MASTER_KEY, "no master key '" + id + "' in the token");
    }
    Cipher cipher = Cipher.getInstance(ALGORITHM, provider);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context);
    return cipher;
  }

  private synchronized KeyStore keys() throws GeneralSecurityException {
    KeyStore known = loggedIn;
    if (known == null) {
      known = logIn();
      loggedIn = known;
    }
    return known;
  }

  /** A PIN that was refused is not tried again: tokens lock themselves after a few. */
  private KeyStore logIn() throws GeneralSecurityException {
    if (refused) {
      throw away("it refused the PIN; start again with the right one", null);
    }
    char[] pin = pin();
    try {
      KeyStore store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, pin);
      return store;
    } catch (IOException e) {
      refused = e.getCause() instanceof UnrecoverableKeyException;
      throw away(refused ? "it refuses the PIN" : "it lets nobody in", e);
    } finally {
      Arrays.fill(pin, ' ');
    }
  }

  private char[] pin() {
    try {
      return Files.readString(address.pin()).strip().toCharArray();
    } catch (IOException e) {
      throw away("the file with its PIN cannot be read", e);
    }
  }

  /** The token may have been away for a moment: the next call logs in anew. */
  private synchronized RepositoryException lost(Exception cause) {
    loggedIn = null;
    return away("it does not answer", cause);
  }

  private static RepositoryException doesNotFit(String id, @Nullable Exception cause) {
    return new RepositoryException(
        Fault.WRONG_MASTER_KEY, "the master key '" + id + "' does not fit", cause);
  }

  private static RepositoryException away(String why, @Nullable Exception cause) {
    return new RepositoryException(
        Fault.MASTER_KEY_AWAY, "the token of the master key: " + why, cause);
  }
}
