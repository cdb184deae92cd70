package vn.congvu.security.locate;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.localstack.test.Door;
import vn.congvu.security.Neighbours;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.copy.FoundBy;
import vn.congvu.security.copy.FoundCopy;
import vn.congvu.security.copy.FoundCopy.Spot;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.fingerprint.FingerprintKeys;

@QuarkusTest
@RealParts
class QuietLooksTest {

  @Inject QuietLooks looks;
  @Inject FingerprintKeys keys;

  private final String id = "tm-" + UUID.randomUUID();
  private final byte[] letter = Officer.letter(id, "Nội dung");
  private Officer officer;
  private VaultLooks.Vault vault = new VaultLooks.Vault(false, Set.of());

  @BeforeEach
  void somebody() {
    officer = Officer.of("snv");
  }

  @AfterEach
  void leave() {
    Door.open(Neighbours.IMAP);
    officer.close();
  }

  private PlaceLooks.Eyes eyes(Set<Fingerprint> content) {
    FingerprintKey key = keys.get();
    Set<Fingerprint> ids = Set.of(key.messageId("<" + id + "@tinhmau.example>"));
    Wanted wanted = new Wanted(ids, Set.of(), Set.of(), content);
    return new PlaceLooks.Eyes(wanted, key, vault);
  }

  private Spot gets(byte[] mail) {
    Map<String, Object> place = officer.gets("INBOX", mail);
    return new Spot("INBOX", (Long) place.get("uidValidity"), (Long) place.get("uid"));
  }

  private List<Look> at(boolean quiet, List<Spot> believed) throws Exception {
    return at(quiet, believed, Set.of());
  }

  private List<Look> at(boolean quiet, List<Spot> believed, Set<Fingerprint> content)
      throws Exception {
    var looked = new ArrayList<Look>();
    var place = new SearchPlace(PlaceKind.MAILBOX, officer.address(), 0, quiet);
    for (Callable<List<Look>> task : looks.tasks(Map.of(place, believed), eyes(content))) {
      looked.addAll(task.call());
    }
    return looked;
  }

  @Test
  void whatIsBelievedToLieThereIsSeenWithoutOpeningTheMailbox() throws Exception {
    Spot copy = gets(letter);
    Spot other = gets(Officer.letter("khac-" + id, "Thư khác"));
    Door.shut(Neighbours.IMAP);

    List<Look> looked = at(true, List.of(copy, other));

    assertThat(looked)
        .singleElement()
        .satisfies(
            look ->
                assertThat(look.copies())
                    .singleElement()
                    .satisfies(
                        it -> {
                          assertThat(it.spot()).isEqualTo(copy);
                          assertThat(it.foundBy()).isEqualTo(FoundBy.MESSAGE_ID);
                          assertThat(it.bytes()).isEqualTo(letter.length);
                        }));
  }

  @Test
  void aMailWithTheIdOfTheCaseAndOtherContentIsDoubtful() throws Exception {
    Spot copy = gets(letter);
    Fingerprint other = keys.get().messageId("<khac-" + id + "@tinhmau.example>");

    assertThat(at(true, List.of(copy), Set.of(other)))
        .singleElement()
        .satisfies(look -> assertThat(look.copies()).allMatch(FoundCopy::doubtful));
    assertThat(at(true, List.of(copy)))
        .singleElement()
        .satisfies(look -> assertThat(look.copies()).noneMatch(FoundCopy::doubtful));
  }

  @Test
  void aMailboxThatLacksWhatIsBelievedIsLookedAtWhole() throws Exception {
    Spot copy = gets(letter);
    Spot moved = new Spot("INBOX", copy.uidValidity(), copy.uid() + 5);

    assertThat(at(true, List.of(copy, moved))).isEmpty();
  }

  @Test
  void oneThatIsNotQuietIsLookedAtWhole() throws Exception {
    assertThat(at(false, List.of(gets(letter)))).isEmpty();
    assertThat(at(true, List.<Spot>of())).isEmpty();
  }

  @Test
  void oneOfWhichTheServerKeepsWhatWasDeletedIsLookedAtWhole() throws Exception {
    Spot copy = gets(letter);
    vault = new VaultLooks.Vault(true, Set.of("khac@tinhmau.example"));
    assertThat(at(true, List.of(copy))).singleElement().matches(Look::vault);

    vault = new VaultLooks.Vault(true, Set.of(officer.address()));
    assertThat(at(true, List.of(copy))).isEmpty();
    vault = new VaultLooks.Vault(true, null);
    assertThat(at(true, List.of(copy))).isEmpty();
  }
}
