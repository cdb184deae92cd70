package vn.congvu.security.radius;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.congvu.security.radius.HadCopy.Marks;
import vn.congvu.security.radius.Unknown.Kind;

class LeakRadiusTest {

  private static final Instant NINE = Instant.parse("2026-11-24T02:00:00Z");
  private static final Instant NOW = NINE.plus(Duration.ofHours(1));
  private static final UUID LETTER = UUID.randomUUID();
  private static final UUID FORWARD = UUID.randomUUID();
  private static final UUID ANSWER = UUID.randomUUID();
  private static final Marks UNREAD = new Marks(true, false, false, false);
  private static final Marks READ = new Marks(true, true, false, false);

  private final List<HadCopy> copies = new ArrayList<>();
  private final List<ReadMessage> messages = new ArrayList<>();

  private static String in(String name) {
    return name + "@tinh.example";
  }

  private static String out(String name) {
    return name + "@ngoai.example";
  }

  private void has(
      String mailbox, UUID message, Marks marks, @Nullable Instant from, @Nullable Instant until) {
    copies.add(
        new HadCopy(
            mailbox, message, message.equals(ANSWER), message.equals(LETTER), marks, from, until));
  }

  private void says(UUID message, String sender, String... recipients) {
    messages.add(new ReadMessage(message, sender, Set.of(recipients), Set.of(), true, true));
  }

  private LeakRadius radius() {
    return LeakRadius.of(copies, messages, it -> it.endsWith("@tinh.example"), NOW);
  }

  private Reached person(String address) {
    return radius().people().stream()
        .filter(it -> it.address().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private long unknown(Kind kind) {
    return radius().unknowns().stream()
        .filter(it -> it.kind() == kind)
        .mapToLong(Unknown::count)
        .sum();
  }

  @Test
  void whoeverHadACopyWasReachedForBegunMinutes() {
    says(LETTER, out("gui"), in("an"), in("binh"));
    has(in("an"), LETTER, READ, NINE, NINE.plusSeconds(601));
    has(in("binh"), LETTER, UNREAD, NINE.plusSeconds(60), null);

    assertThat(person(in("an")))
        .isEqualTo(
            new Reached(
                in("an"),
                true,
                Route.ADDRESSED,
                1,
                NINE,
                Opened.YES,
                false,
                false,
                NINE.plusSeconds(601),
                11L));
    assertThat(person(in("binh")).opened()).isEqualTo(Opened.NOT_MARKED);
    assertThat(person(in("binh")).minutes()).isEqualTo(59);
    assertThat(person(in("binh")).containedAt()).isNull();
    RadiusFigures figures = radius().figures();
    assertThat(figures.inside()).isEqualTo(2);
    assertThat(figures.stillThere()).isEqualTo(1);
    assertThat(figures.until()).isNull();
    assertThat(figures.minutes()).isEqualTo(60);
    assertThat(figures.longestMinutes()).isEqualTo(59);
  }

  @Test
  void theWindowEndsWhenTheLastCopyIsTakenAway() {
    says(LETTER, out("gui"), in("an"), in("binh"));
    has(in("an"), LETTER, READ, NINE, NINE.plusSeconds(60));
    has(in("binh"), LETTER, READ, NINE.plusSeconds(30), NINE.plusSeconds(120));

    assertThat(radius().figures().until()).isEqualTo(NINE.plusSeconds(120));
    assertThat(radius().figures().minutes()).isEqualTo(2);
  }

  @Test
  void recipientsBeyondTheProvinceGetALetterAndTheirSenderDoesNot() {
    says(LETTER, out("gui"), in("an"), out("khach"));
    has(in("an"), LETTER, READ, NINE, NINE);

    assertThat(radius().outside()).containsExactly(out("khach"));
    assertThat(radius().figures().outside()).isEqualTo(1);
    assertThat(person(out("gui")).route()).isEqualTo(Route.SENDER);
    assertThat(unknown(Kind.OUTSIDE)).isEqualTo(1);
  }

  @Test
  void forwardsAreFollowedInsideAndOutside() {
    says(LETTER, out("gui"), in("an"));
    says(FORWARD, in("an"), in("chi"), out("ban"));
    has(in("an"), LETTER, READ, NINE, null);
    has(in("an"), FORWARD, READ, NINE.plusSeconds(60), null);
    has(in("chi"), FORWARD, UNREAD, NINE.plusSeconds(61), null);

    assertThat(person(in("an")).forwarded()).isTrue();
    assertThat(person(in("chi")).route()).isEqualTo(Route.FORWARDED);
    assertThat(person(out("ban")).route()).isEqualTo(Route.FORWARDED);
    assertThat(radius().figures().forwardsOutside()).isEqualTo(1);
    assertThat(radius().figures().forwardsInside()).isZero();
  }

  @Test
  void anAnswerShowsThatItWasReadAndReachesNobody() {
    says(LETTER, out("gui"), in("an"));
    says(ANSWER, in("an"), out("gui"), out("nguoila"));
    has(in("an"), LETTER, UNREAD, NINE, null);
    has(in("an"), ANSWER, READ, NINE, null);

    assertThat(person(in("an")).answered()).isTrue();
    assertThat(person(in("an")).opened()).isEqualTo(Opened.YES);
    assertThat(person(in("an")).copies()).isEqualTo(1);
    assertThat(radius().outside()).isEmpty();
    assertThat(radius().figures().answers()).isEqualTo(1);
  }

  @Test
  void whatNobodyCanKnowIsNamed() {
    messages.add(
        new ReadMessage(LETTER, out("gui"), Set.of(in("an"), in("nhom")), Set.of(), false, false));
    has(in("an"), LETTER, UNREAD, NINE, null);
    copies.add(new HadCopy(in("khoa"), null, false, true, Marks.UNKNOWN, null, NINE));

    assertThat(unknown(Kind.HIDDEN_RECIPIENTS)).isEqualTo(1);
    assertThat(unknown(Kind.RECIPIENTS_UNREADABLE)).isEqualTo(1);
    assertThat(unknown(Kind.ENVELOPE_NOT_READ)).isEqualTo(1);
    assertThat(unknown(Kind.ARRIVAL)).isEqualTo(1);
    assertThat(unknown(Kind.NO_COPY)).isEqualTo(1);
    assertThat(unknown(Kind.NOT_MARKED)).isEqualTo(1);
    assertThat(unknown(Kind.OPENED_UNKNOWN)).isEqualTo(1);
    assertThat(unknown(Kind.DEVICES)).isEqualTo(2);
    assertThat(radius().unknowns()).allMatch(it -> !it.inVietnamese().contains("%"));
    assertThat(person(in("nhom")).route()).isEqualTo(Route.NO_COPY);
    assertThat(person(in("khoa")).route()).isEqualTo(Route.UNNAMED);
    assertThat(person(in("khoa")).minutes()).isNull();
  }

  @Test
  void aHiddenRecipientIsKnownByTheSendersOwnCopy() {
    messages.add(
        new ReadMessage(LETTER, in("gui"), Set.of(in("an")), Set.of(in("kin")), true, true));
    has(in("gui"), LETTER, READ, NINE, null);
    has(in("kin"), LETTER, UNREAD, NINE, null);

    assertThat(person(in("kin")).route()).isEqualTo(Route.ADDRESSED);
    assertThat(person(in("gui")).opened()).isEqualTo(Opened.YES);
    assertThat(unknown(Kind.HIDDEN_RECIPIENTS)).isZero();
  }

  @Test
  void aCaseWithoutAnyCopyHasNoRadius() {
    assertThat(radius().people()).isEmpty();
    assertThat(radius().unknowns()).isEmpty();
    assertThat(radius().figures().minutes()).isNull();
  }
}
