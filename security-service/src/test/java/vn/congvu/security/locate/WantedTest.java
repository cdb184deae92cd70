package vn.congvu.security.locate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKind;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.security.copy.FoundBy;
import vn.congvu.security.spill.PrintView;

class WantedTest {

  private static final long FROM = 1024;
  private static final Fingerprint ID = new Fingerprint(1, 1);
  private static final Fingerprint CARRIED = new Fingerprint(1, 2);
  private static final Fingerprint DOCUMENT = new Fingerprint(2, 1);
  private static final Fingerprint GREETING = new Fingerprint(2, 2);
  private static final Fingerprint ANSWERED = new Fingerprint(3, 1);
  private static final Fingerprint OTHER = new Fingerprint(9, 9);

  private static final Wanted WANTED =
      Wanted.of(
          List.of(
              print(FingerprintKind.MESSAGE_ID, ID, 0),
              print(FingerprintKind.ENCLOSED, CARRIED, 0),
              print(FingerprintKind.PART, DOCUMENT, 40_000),
              print(FingerprintKind.PART, GREETING, 60),
              print(FingerprintKind.REFERENCE, ANSWERED, 0)),
          FROM);

  private static PrintView print(FingerprintKind kind, Fingerprint print, long bytes) {
    return new PrintView(kind, print.uuid(), bytes);
  }

  private static MessagePrints message(
      Fingerprint id, List<Fingerprint> parts, List<Fingerprint> refs, List<Fingerprint> enclosed) {
    return new MessagePrints(
        id, parts.stream().map(part -> new MessagePrints.Part(part, 1)).toList(), refs, enclosed);
  }

  @Test
  void theMessageItselfIsKnownByItsId() {
    assertThat(WANTED.in(message(ID, List.of(DOCUMENT), List.of(), List.of())))
        .contains(FoundBy.MESSAGE_ID);
  }

  @Test
  void theDocumentIsKnownInAnotherMessageAndInOneWithoutAnId() {
    assertThat(WANTED.in(message(OTHER, List.of(OTHER, DOCUMENT), List.of(ID), List.of())))
        .contains(FoundBy.PART);
    assertThat(WANTED.in(message(null, List.of(DOCUMENT), List.of(), List.of())))
        .contains(FoundBy.PART);
  }

  @Test
  void aMessageThatCarriesItOrThatItCarriesIsKnown() {
    assertThat(WANTED.in(message(OTHER, List.of(OTHER), List.of(), List.of(ID))))
        .contains(FoundBy.ENCLOSED);
    assertThat(WANTED.in(message(CARRIED, List.of(), List.of(), List.of())))
        .contains(FoundBy.ENCLOSED);
  }

  @Test
  void anAnswerIsKnownByWhatItNames() {
    assertThat(WANTED.in(message(OTHER, List.of(OTHER), List.of(ID), List.of())))
        .contains(FoundBy.REFERENCE);
  }

  @Test
  void whatManyMessagesHaveMakesNoCopy() {
    assertThat(WANTED.in(message(OTHER, List.of(GREETING), List.of(), List.of()))).isEmpty();
  }

  @Test
  void theMessageThatItAnsweredIsNone() {
    assertThat(WANTED.in(message(ANSWERED, List.of(OTHER), List.of(), List.of()))).isEmpty();
    assertThat(WANTED.in(message(OTHER, List.of(), List.of(ANSWERED), List.of()))).isEmpty();
  }

  @Test
  void whereThereIsNothingElseAShortPartMustDo() {
    Wanted wanted = Wanted.of(List.of(print(FingerprintKind.PART, GREETING, 60)), FROM);

    assertThat(wanted.in(message(OTHER, List.of(GREETING), List.of(), List.of())))
        .contains(FoundBy.PART);
    assertThat(Wanted.of(List.of(print(FingerprintKind.REFERENCE, ANSWERED, 0)), FROM).isNothing())
        .isTrue();
  }
}
