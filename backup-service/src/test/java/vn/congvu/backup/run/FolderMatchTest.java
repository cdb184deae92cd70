package vn.congvu.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.catalogue.KnownFolder;
import vn.congvu.mail.access.FolderState;
import vn.congvu.mail.access.MailFolder;

class FolderMatchTest {

  private static MailFolder folder(String name) {
    return new MailFolder(name, name, '.', true);
  }

  private static KnownFolder known(int id, String name, long uidValidity) {
    return new KnownFolder(id, folder(name), uidValidity, new FolderState(uidValidity, 10, 20, 5));
  }

  private static FolderState now(long uidValidity, long uidNext) {
    return new FolderState(uidValidity, uidNext, 20, 5);
  }

  @Test
  void aFolderIsKnownByNameAndValidity() {
    KnownFolder inbox = known(1, "INBOX", 7);

    FolderMatch match =
        FolderMatch.of(List.of(inbox), List.of(folder("INBOX")), Map.of("INBOX", now(7, 12)));

    assertThat(match.same()).containsOnlyKeys(inbox);
    assertThat(match.gone()).isEmpty();
  }

  @Test
  void anotherValidityIsAnotherFolder() {
    KnownFolder inbox = known(1, "INBOX", 7);

    FolderMatch match =
        FolderMatch.of(List.of(inbox), List.of(folder("INBOX")), Map.of("INBOX", now(8, 12)));

    assertThat(match.gone()).containsExactly(inbox);
    assertThat(match.fresh()).containsOnlyKeys(folder("INBOX"));
  }

  /** A worker that died in between may have left both. */
  @Test
  void ofTwoFoldersOfOneNameTheOneThatIsThereStays() {
    KnownFolder old = known(1, "Hồ sơ", 7);
    KnownFolder young = known(2, "Hồ sơ", 8);

    for (List<KnownFolder> both : List.of(List.of(old, young), List.of(young, old))) {
      FolderMatch match =
          FolderMatch.of(both, List.of(folder("Hồ sơ")), Map.of("Hồ sơ", now(8, 12)));

      assertThat(match.same()).containsOnlyKeys(young);
      assertThat(match.gone()).containsExactly(old);
      assertThat(match.fresh()).isEmpty();
    }
  }

  @Test
  void aFolderWhoseNumbersFellIsReplacedByAnother() {
    KnownFolder inbox = known(1, "INBOX", 7);

    FolderMatch match =
        FolderMatch.of(List.of(inbox), List.of(folder("INBOX")), Map.of("INBOX", now(7, 9)));

    assertThat(match.same()).isEmpty();
    assertThat(match.fresh()).containsOnlyKeys(folder("INBOX"));
    assertThat(match.replaced()).containsExactly(inbox);
  }

  @Test
  void aFolderThatWentOnUnderAnotherNameWasRenamed() {
    KnownFolder old = known(1, "Cũ", 7);

    FolderMatch match =
        FolderMatch.of(List.of(old), List.of(folder("Mới")), Map.of("Mới", now(7, 10)));

    assertThat(match.renamed()).containsEntry(old, folder("Mới"));
    assertThat(match.gone()).isEmpty();
    assertThat(match.fresh()).isEmpty();
  }

  @Test
  void aFolderWithLowerNumbersIsNotTheOneThatIsGone() {
    KnownFolder old = known(1, "Cũ", 7);

    FolderMatch match =
        FolderMatch.of(List.of(old), List.of(folder("Mới")), Map.of("Mới", now(7, 9)));

    assertThat(match.renamed()).isEmpty();
    assertThat(match.gone()).containsExactly(old);
  }

  @Test
  void whenTwoCouldBeItNoneIs() {
    KnownFolder one = known(1, "Một", 7);
    KnownFolder two = known(2, "Hai", 7);

    FolderMatch match =
        FolderMatch.of(List.of(one, two), List.of(folder("Ba")), Map.of("Ba", now(7, 10)));

    assertThat(match.renamed()).isEmpty();
    assertThat(match.fresh()).containsOnlyKeys(folder("Ba"));
    assertThat(match.gone()).containsExactlyInAnyOrder(one, two);
  }

  @Test
  void namesThatChangedPlacesFollowTheirMail() {
    KnownFolder one = known(1, "Một", 7);
    KnownFolder two = known(2, "Hai", 8);

    FolderMatch match =
        FolderMatch.of(
            List.of(one, two),
            List.of(folder("Một"), folder("Hai")),
            Map.of("Một", now(8, 10), "Hai", now(7, 10)));

    assertThat(match.renamed()).containsEntry(one, folder("Hai")).containsEntry(two, folder("Một"));
  }

  @Test
  void aFolderThatWentAwaySinceItWasListedIsGone() {
    KnownFolder inbox = known(1, "INBOX", 7);

    FolderMatch match = FolderMatch.of(List.of(inbox), List.of(folder("INBOX")), Map.of());

    assertThat(match.gone()).containsExactly(inbox);
    assertThat(match.fresh()).isEmpty();
  }
}
