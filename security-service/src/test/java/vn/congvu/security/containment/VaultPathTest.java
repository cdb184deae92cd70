package vn.congvu.security.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.congvu.mail.DeletedMessages;
import vn.congvu.security.Neighbours;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.fingerprint.FingerprintKeys;

/** On a mail server that keeps a copy of whatever is expunged, also by a take-down. */
@QuarkusTest
@TestProfile(VaultPathTest.WithVault.class)
class VaultPathTest extends TwoCopies {

  /** All parts, with the edition of James that has a vault. */
  public static final class WithVault implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(Neighbours.class, Map.of(Neighbours.VAULT, "of deleted mail")));
    }
  }

  @Inject DeletedMessages vault;
  @Inject FingerprintKeys keys;

  private List<DeletedMessages.DeletedCopy> inVault() {
    return vault
        .find(
            reader.address(),
            Set.of(keys.get().messageId("<" + id + "@tinhmau.example>")),
            false,
            null)
        .copies();
  }

  @Test
  void whatIsTakenLeavesCopiesInTheVaultWhichGoWithTheDestruction() {
    bothFound();
    contained(2);
    assertThat(inVault()).hasSize(2);
    assertThat(in(CopyState.FOUND)).extracting(Copy::kind).containsOnly(PlaceKind.VAULT).hasSize(2);

    destroyedByTwoPersons();

    assertThat(inVault()).isEmpty();
    assertThat(in(CopyState.DESTROYED)).hasSize(4);
    as(LEAD)
        .get("/api/v1/spills/" + spill + "/coverage?limit=200")
        .then()
        .body("items.find { it.kind == 'VAULT' }.state", is("DESTROYED"))
        .body("items.find { it.kind == 'VAULT' }.proof", is("vault-purged"));
  }
}
