package vn.congvu.backup.repository.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvu.backup.repository.Faults.hasFault;
import static vn.congvu.backup.repository.Scenario.plain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.congvu.backup.repository.Repository;
import vn.congvu.backup.repository.RepositoryOptions;
import vn.congvu.backup.repository.Scenario;
import vn.congvu.backup.repository.StoredMessage;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.store.FileStore;
import vn.congvu.backup.repository.store.ObjectStore;

class TokenMasterKeyTest {

  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  private static final byte[] CONTEXT = "pack 1".getBytes(UTF_8);

  @TempDir private static Path pins;
  private static SoftToken token;
  private static SoftToken another;

  @TempDir Path folder;

  /** Both at once: what is made after the library has begun it does not see. */
  @BeforeAll
  static void twoTokens() {
    token = newToken();
    another = newToken();
  }

  private static SoftToken newToken() {
    return SoftToken.in(pins)
        .orElseGet(
            () ->
                Assumptions.abort(
                    "No SoftHSM2 here, and it can be installed only by root with apt-get"));
  }

  @Test
  void whatItWrapsOnlyItUnwrapsAndOnlyInItsContext() {
    MasterKey master = TokenMasterKey.open(token.withKey("2026").address("2026"));

    MasterKey.Wrapped wrapped = master.wrap(KEY, CONTEXT);

    assertThat(wrapped.masterKey()).isEqualTo("2026");
    assertThat(wrapped.bytes()).hasSize(12 + 32 + 16);
    assertThat(master.unwrap("2026", wrapped.bytes(), CONTEXT)).isEqualTo(KEY);
    assertThatThrownBy(() -> master.unwrap("2026", wrapped.bytes(), "pack 2".getBytes(UTF_8)))
        .satisfies(hasFault(Fault.WRONG_MASTER_KEY));
    assertThatThrownBy(() -> master.unwrap("2025", wrapped.bytes(), CONTEXT))
        .satisfies(hasFault(Fault.WRONG_MASTER_KEY));
    assertThatThrownBy(() -> master.unwrap("2026", new byte[5], CONTEXT))
        .satisfies(hasFault(Fault.WRONG_MASTER_KEY));
  }

  @Test
  void aRepositoryMovesFromAFileIntoTheTokenAndOnToItsNextKey() throws IOException {
    token.withKey("moved").withKey("next");
    FileStore copy = new FileStore(folder.resolve("copy"));
    try (Scenario scenario = Scenario.in(folder)) {
      StoredMessage stored = scenario.store(plain("a", "text"));
      Repository repository = scenario.reopenWith(List.of(copy));
      var _ = repository.replicate(0, Runnable::run);

      MasterKey first = TokenMasterKey.open(token.address("moved"));
      rewrap(scenario, copy, new MovedMasterKey(first, scenario.master()));
      assertThat(read(scenario.store(), first, stored)).contains("text");
      assertThatThrownBy(() -> read(scenario.store(), scenario.master(), stored))
          .satisfies(hasFault(Fault.WRONG_MASTER_KEY));

      MasterKey second = TokenMasterKey.open(token.address("next"));
      rewrap(scenario, copy, second);
      assertThat(read(copy, second, stored)).as("from the copy").contains("text");
    }
  }

  private void rewrap(Scenario scenario, FileStore copy, MasterKey master) {
    try (Repository repository =
        Repository.open(
            scenario.store(),
            new MirrorKeyring(scenario.store()),
            master,
            options().withCopies(List.of(copy)))) {
      assertThat(repository.rewrap(Runnable::run)).isEqualTo(4);
      assertThat(repository.rewrap(Runnable::run)).isZero();
    }
  }

  private RepositoryOptions options() {
    Scenario.delete(folder.resolve("token-cache"));
    return RepositoryOptions.of(folder.resolve("token-cache"));
  }

  private String read(ObjectStore store, MasterKey master, StoredMessage stored)
      throws IOException {
    try (Repository repository =
        Repository.open(store, new MirrorKeyring(store), master, options())) {
      var out = new ByteArrayOutputStream();
      repository.read(stored.address(), out);
      return out.toString(UTF_8);
    }
  }

  @Test
  void aPinThatIsRefusedIsTriedOnce() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong-pin"), "0000");
    MasterKey master = TokenMasterKey.open(another.address("2026", wrong));

    assertThatThrownBy(() -> master.wrap(KEY, CONTEXT)).satisfies(hasFault(Fault.MASTER_KEY_AWAY));
    Files.writeString(wrong, "hsm-test-pin");

    assertThatThrownBy(() -> master.wrap(KEY, CONTEXT))
        .satisfies(hasFault(Fault.MASTER_KEY_AWAY))
        .hasMessageContaining("start again");
  }

  @Test
  void aTokenThatIsNotThereIsNamed() {
    String nowhere = "pkcs11:slot-id=1;object=a?module-path=/nowhere.so&pin-source=/nowhere";

    assertThatThrownBy(() -> TokenMasterKey.open(nowhere))
        .satisfies(hasFault(Fault.MASTER_KEY_AWAY));
  }

  @ParameterizedTest
  @CsvSource({
    "pkcs11:object=a?module-path=/m&pin-source=/p, slot-id=",
    "pkcs11:slot-id=x;object=a?module-path=/m&pin-source=/p, slot-id=",
    "pkcs11:slot-id=1?module-path=/m&pin-source=/p, object=",
    "pkcs11:slot-id=1;object=a?pin-source=/p, module-path=",
    "pkcs11:slot-id=1;object=a?module-path=/m, pin-source=",
    "pkcs11:slot-id=1;object=a?module-path=/m&pin-value=123456, holds a PIN"
  })
  void whatIsWrongWithAnAddressIsSaidInASentence(String address, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenMasterKey.open(address))
        .withMessageContaining(sentence)
        .withMessageNotContaining("123456");
  }
}
