package vn.congvu.account.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.account.mailbox.MailboxBrief;
import vn.congvu.account.mailbox.MailboxState;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.account.profile.RequestType;
import vn.congvu.platform.problem.FieldError;

class LineRulesTest {

  private static final Set<String> OWN = Set.of("snv", "tccb.snv");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final String ADDRESS = "annv.snv@tinhmau.example";

  @Test
  void aPersonsLineNeedsKindAndName() {
    assertThat(pointers(RequestType.ISSUE, person(MailboxKind.PERSONAL, "Nguyễn Văn An")))
        .isEmpty();
    assertThat(pointers(RequestType.ISSUE, person(null, " ")))
        .containsExactly("/lines/0/kind", "/lines/0/fullName");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345", "Nguyễn Văn 4n", "<script>alert(1)</script>", "Trần; Bình"})
  void aPersonsNameIsMadeOfLetters(String name) {
    DraftLine office =
        organisation(
            "Tổ công tác 06/CP",
            new LinePerson(name, "Giám đốc", null),
            List.of(new LinePerson("Trần Thị Bình", "Văn thư", null)));

    assertThat(pointers(RequestType.ISSUE, person(MailboxKind.PERSONAL, name)))
        .containsExactly("/lines/0/fullName");
    assertThat(pointers(RequestType.ISSUE, office)).containsExactly("/lines/0/head/fullName");
    assertThat(pointers(RequestType.CHANGE, mailbox("snv", MailboxState.ACTIVE), renamed(name)))
        .containsExactly("/lines/0/fullName");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Y Ngông Niê Kdăm", "K'Sor Hờ Bia", "H’Hen Niê", "Tôn-Nữ Thị Ninh"})
  void namesOfAllPeoplesOfTheCountryAreNames(String name) {
    assertThat(pointers(RequestType.ISSUE, person(MailboxKind.PERSONAL, name))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24, true",
    "2010-11-24, false",
    "1986-11-24, false",
    "1899-12-31, true",
    "+999999-01-01, true"
  })
  void nobodyIsBornTodayOrTwoCenturiesAgo(String birthDate, boolean refused) {
    DraftLine line = born("Nguyễn Văn An", LocalDate.parse(birthDate));

    assertThat(pointers(RequestType.ISSUE, line))
        .isEqualTo(refused ? List.of("/lines/0/birthDate") : List.of());
  }

  @Test
  void anOrganisationsLineNeedsItsHeadAndAClerk() {
    DraftLine bare = person(MailboxKind.ORGANISATION, "Sở Nội vụ");
    DraftLine whole =
        organisation(
            "Sở Nội vụ",
            new LinePerson("Lê Mạnh Cường", "Giám đốc", null),
            List.of(new LinePerson("Trần Thị Bình", "Văn thư", "0912345678")));

    assertThat(pointers(RequestType.ISSUE, bare))
        .containsExactly("/lines/0/head", "/lines/0/users");
    assertThat(pointers(RequestType.ISSUE, whole)).isEmpty();
  }

  @Test
  void everyWrongFieldOfEveryLineIsNamedAtOnce() {
    DraftLine first = line("0912", "syt", "12a", null, null);
    DraftLine second = line("0912345678", "snv", "123", "an@tinhmau.example", null);
    DraftLine third = line(null, null, null, "an@tinhmau.example", 5L);

    assertThat(pointers(RequestType.ISSUE, first, second, third))
        .containsExactly(
            "/lines/0/unitCode",
            "/lines/0/phone",
            "/lines/0/citizenIdTail",
            "/lines/2/wantedAddress",
            "/lines/2/quotaBytes");
  }

  @Test
  void anEmptyListAndAnEndlessOneAreRefused() {
    List<DraftLine> endless =
        IntStream.rangeClosed(0, LineRules.MOST_LINES)
            .mapToObj(i -> person(MailboxKind.PERSONAL, "Nguyễn Văn An"))
            .toList();

    assertThat(pointers(RequestType.ISSUE)).containsExactly("/lines");
    assertThat(pointers(RequestType.ISSUE, endless.toArray(DraftLine[]::new)))
        .containsExactly("/lines");
  }

  @ParameterizedTest
  @CsvSource({
    "LOCK, ACTIVE, true",
    "LOCK, AWAITING_ACTIVATION, true",
    "LOCK, LOCKED, false",
    "UNLOCK, LOCKED, true",
    "UNLOCK, ACTIVE, false",
    "CLOSURE, LOCKED, true",
    "CLOSURE, AWAITING_DELETION, false",
    "PASSWORD_RESET, ACTIVE, true",
    "PASSWORD_RESET, STOPPED, false",
    "TRANSFER, ACTIVE, true",
    "TRANSFER, AWAITING_DELETION, false"
  })
  void theMailboxMustBeInAStateThatFits(RequestType type, MailboxState state, boolean fits) {
    String unit = type == RequestType.TRANSFER ? "syt" : "snv";

    List<String> wrong = pointers(type, mailbox(unit, state), about("đã nghỉ việc"));

    assertThat(wrong.isEmpty()).isEqualTo(fits);
  }

  @ParameterizedTest
  @EnumSource(
      value = RequestType.class,
      names = {"ISSUE", "TRANSFER"},
      mode = EnumSource.Mode.EXCLUDE)
  void anotherUnitsMailboxIsNotThere(RequestType type) {
    List<FieldError> foreign = errors(type, mailbox("syt", MailboxState.ACTIVE), about("lý do"));
    List<FieldError> unknown = errors(type, null, about("lý do"));

    assertThat(foreign)
        .isEqualTo(unknown)
        .containsExactly(new FieldError("/lines/0/mailboxAddress", "đơn vị không có hộp thư này"));
  }

  @Test
  void aTransferTakesMailboxesOfTheLosingUnitOnly() {
    assertThat(pointers(RequestType.TRANSFER, mailbox("syt", MailboxState.ACTIVE), about(null)))
        .isEmpty();
    assertThat(pointers(RequestType.TRANSFER, mailbox("snv", MailboxState.ACTIVE), about(null)))
        .containsExactly("/lines/0/mailboxAddress");
  }

  @Test
  void aMailboxStandsOnTheListOnce() {
    assertThat(
            pointers(
                RequestType.PASSWORD_RESET,
                mailbox("snv", MailboxState.ACTIVE),
                about(null),
                about(null)))
        .containsExactly("/lines/1/mailboxAddress");
  }

  @ParameterizedTest
  @CsvSource({"LOCK, reason", "CLOSURE, reason", "RENAME, wantedAddress", "ALIAS, wantedAddress"})
  void whatTheTypeNeedsMustBeSaid(RequestType type, String field) {
    assertThat(pointers(type, mailbox("snv", MailboxState.ACTIVE), about(null)))
        .containsExactly("/lines/0/" + field);
  }

  @Test
  void aChangeChangesSomething() {
    assertThat(pointers(RequestType.CHANGE, mailbox("snv", MailboxState.ACTIVE), about(null)))
        .containsExactly("/lines/0");
  }

  @Test
  void anOrganisationChangesItsNameHeadAndClerksAndAPersonNone() {
    MailboxBrief office = mailbox(MailboxKind.ORGANISATION, "snv", MailboxState.ACTIVE);
    MailboxBrief person = mailbox("snv", MailboxState.ACTIVE);
    DraftLine newClerk = people(null, List.of(new LinePerson("Trần Thị Bình", null, null)));
    DraftLine nameless = people(new LinePerson(" ", null, "12"), List.of());

    assertThat(pointers(RequestType.CHANGE, office, newClerk)).isEmpty();
    assertThat(pointers(RequestType.CHANGE, office, nameless))
        .containsExactly("/lines/0/head/fullName", "/lines/0/head/phone", "/lines/0/users");
    assertThat(pointers(RequestType.CHANGE, person, newClerk))
        .containsExactly("/lines/0/head", "/lines/0");
  }

  @Test
  void anAddressIsWishedForWhereOneIsGiven() {
    DraftLine wish =
        new DraftLine(
            null,
            ADDRESS,
            null,
            null,
            "Phó phòng",
            null,
            null,
            null,
            null,
            "moi@tinhmau.example",
            null,
            null);

    assertThat(pointers(RequestType.CHANGE, mailbox("snv", MailboxState.ACTIVE), wish))
        .containsExactly("/lines/0/wantedAddress");
    assertThat(pointers(RequestType.TRANSFER, mailbox("syt", MailboxState.ACTIVE), wish)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "-1, false",
        "2147483648, false",
        "2147483649, true",
        "1099511627776, true",
        "9223372036854775807, false",
        "NULL, false"
      },
      nullValues = "NULL")
  void aQuotaOnlyGrows(Long wanted, boolean fits) {
    DraftLine line =
        new DraftLine(null, ADDRESS, null, null, null, null, null, null, null, null, wanted, null);

    List<String> wrong = pointers(RequestType.QUOTA, mailbox("snv", MailboxState.ACTIVE), line);

    assertThat(wrong).isEqualTo(fits ? List.of() : List.of("/lines/0/quotaBytes"));
  }

  @Test
  void theReasonOfTheRequestServesEveryLine() {
    MailboxBrief mailbox = mailbox("snv", MailboxState.ACTIVE);
    LineRules rules =
        new LineRules(RequestType.CLOSURE, OWN, Set.of(), "Nghỉ hưu theo quyết định", TODAY);

    assertThat(rules.check(List.of(about(null)), line -> mailbox)).isEmpty();
  }

  private static List<String> pointers(RequestType type, DraftLine... lines) {
    return pointers(type, null, lines);
  }

  private static List<String> pointers(RequestType type, MailboxBrief mailbox, DraftLine... lines) {
    return errors(type, mailbox, lines).stream().map(FieldError::pointer).toList();
  }

  private static List<FieldError> errors(
      RequestType type, MailboxBrief mailbox, DraftLine... lines) {
    Set<String> losing = type == RequestType.TRANSFER ? Set.of("syt") : Set.of();
    return new LineRules(type, OWN, losing, null, TODAY).check(List.of(lines), line -> mailbox);
  }

  private static MailboxBrief mailbox(String unit, MailboxState state) {
    return mailbox(MailboxKind.PERSONAL, unit, state);
  }

  private static MailboxBrief mailbox(MailboxKind kind, String unit, MailboxState state) {
    return new MailboxBrief(UUID.randomUUID(), kind, ADDRESS, unit, state, 2_147_483_648L);
  }

  private static DraftLine about(String reason) {
    return new DraftLine(
        null, ADDRESS, null, null, null, null, null, null, null, null, null, reason);
  }

  private static DraftLine renamed(String name) {
    return new DraftLine(null, ADDRESS, null, name, null, null, null, null, null, null, null, null);
  }

  private static DraftLine born(String name, LocalDate birthDate) {
    return new DraftLine(
        null,
        null,
        MailboxKind.PERSONAL,
        name,
        null,
        null,
        null,
        birthDate,
        null,
        null,
        null,
        null);
  }

  private static DraftLine people(LinePerson head, List<LinePerson> users) {
    return new DraftLine(
        null, ADDRESS, null, null, null, null, null, null, null, null, null, null, head, users);
  }

  private static DraftLine person(MailboxKind kind, String name) {
    return new DraftLine(null, null, kind, name, null, null, null, null, null, null, null, null);
  }

  private static DraftLine organisation(String name, LinePerson head, List<LinePerson> users) {
    return new DraftLine(
        null,
        null,
        MailboxKind.ORGANISATION,
        name,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        head,
        users);
  }

  private static DraftLine line(
      String phone, String unit, String citizenIdTail, String wanted, Long quota) {
    return new DraftLine(
        null,
        null,
        MailboxKind.PERSONAL,
        "Nguyễn Văn An",
        null,
        unit,
        phone,
        null,
        citizenIdTail,
        wanted,
        quota,
        null);
  }
}
