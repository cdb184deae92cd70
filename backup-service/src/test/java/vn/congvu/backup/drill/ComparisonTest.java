package vn.congvu.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.catalogue.KeptMessage;
import vn.congvu.backup.catalogue.Selection;
import vn.congvu.backup.repository.format.Digests;
import vn.congvu.mail.access.MailFolder;

class ComparisonTest {

  private static final Instant DATE = Instant.parse("2026-11-24T03:04:05Z");

  private final Comparison comparison = new Comparison();

  private static byte[] sha256(String text) {
    return Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private void expect(long uid, String text, String... flags) {
    comparison.expect(
        "INBOX",
        new KeptMessage(
            new Selection.Place(7, uid),
            new MailFolder("INBOX", "INBOX", '.', true),
            UUID.randomUUID(),
            text.length(),
            DATE,
            List.of(flags)),
        sha256(text));
  }

  private void found(long uid, String text, Instant date, String... flags) {
    comparison.found("INBOX", uid, sha256(text), date, List.of(flags));
  }

  private static Mismatch at(Mismatch.Kind kind, long uid) {
    return new Mismatch(kind, "INBOX", 7, uid);
  }

  @Test
  void equalMessagesMatchInAnyOrderAndUnderAnyUid() {
    expect(10, "a", "\\Seen", "Viec");
    expect(11, "b");
    found(1, "b", DATE.plusMillis(400));
    found(2, "a", DATE, "viec", "\\SEEN");

    assertThat(comparison.mismatches()).isEmpty();
  }

  @Test
  void eachCopyStandsForOne() {
    expect(10, "a");
    expect(11, "a");
    found(1, "a", DATE);

    assertThat(comparison.mismatches()).containsExactly(at(Mismatch.Kind.MISSING, 11));
  }

  @Test
  void anAlteredMessageIsNamedByThePlaceItCameFrom() {
    expect(10, "a");
    expect(11, "b");
    found(1, "a", DATE);
    found(2, "b, altered", DATE);

    assertThat(comparison.mismatches()).containsExactly(at(Mismatch.Kind.ALTERED, 11));
  }

  @Test
  void otherFlagsAndAnotherDateAreToldApart() {
    expect(10, "a", "\\Seen");
    expect(11, "b");
    found(1, "a", DATE);
    found(2, "b", DATE.plusSeconds(1));

    assertThat(comparison.mismatches())
        .containsExactlyInAnyOrder(at(Mismatch.Kind.FLAGS, 10), at(Mismatch.Kind.DATE, 11));
  }

  @Test
  void whatNobodyPutThereIsOneTooMany() {
    expect(10, "a");
    found(1, "a", DATE);
    found(2, "x", DATE);

    assertThat(comparison.mismatches())
        .containsExactly(new Mismatch(Mismatch.Kind.SURPLUS, "INBOX", null, 2));
  }
}
