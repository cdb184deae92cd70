package vn.congvu.account.importing.check;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.account.importing.ImportProblem;
import vn.congvu.account.importing.Sheets;
import vn.congvu.account.importing.sheet.SheetLimits;
import vn.congvu.platform.problem.ProblemException;

class ListCheckerTest {

  private static final List<KnownUnit> UNITS =
      List.of(
          new KnownUnit("snv", "Sở Nội vụ", "ubnd-tinh"),
          new KnownUnit("vp.snv", "Văn phòng Sở", "snv"),
          new KnownUnit("tccb.snv", "Phòng Tổ chức cán bộ", "snv"));

  @TempDir Path folder;

  private final Set<String> taken = new HashSet<>();
  private final List<RegisteredPerson> registered = new ArrayList<>();

  @Test
  void theListIsFoundBetweenLetterheadAndSignatures() {
    Path file =
        Sheets.xlsx(
            folder,
            sheet -> {
              Sheets.row(sheet, 0, "UBND TỈNH TĨNH MẬU", null, null, "CỘNG HÒA XÃ HỘI");
              Sheets.row(sheet, 1, "SỞ NỘI VỤ");
              Sheets.row(sheet, 3, "DANH SÁCH ĐỀ NGHỊ CẤP MỚI THƯ ĐIỆN TỬ CÔNG VỤ");
              Sheets.row(
                  sheet, 4, "Họ tên người yêu cầu: Trần Thị Bình", "Chức vụ: CV", "Đơn vị: SNV");
              Sheets.row(
                  sheet,
                  6,
                  "Stt",
                  "Họ và tên",
                  "Chức vụ",
                  "Đơn vị/bộ phận công tác",
                  "Số điện thoại",
                  "Thư điện tử",
                  null);
              Sheets.row(sheet, 7, null, null, null, null, null, "Công vụ", "Gmail");
              Sheets.row(sheet, 8, "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)");
              Sheets.row(sheet, 9, "I", "Phòng Tổ chức cán bộ");
              Sheets.row(sheet, 10, 1, "Ngô Thị Lan", "CV", null, "0912345678", null, "l@gmailcom");
              Sheets.row(sheet, 12, "II. Văn phòng Sở");
              Sheets.row(sheet, 13, 2, "Lý Thị Mai", "CV", null, 987654321);
              Sheets.row(sheet, 14, 3);
              Sheets.row(sheet, 16, "Danh sách đề nghị: 02 tài khoản");
              Sheets.row(sheet, 18, null, "Người lập biểu", null, null, "GIÁM ĐỐC");
            });

    SourceTable table = TableFinder.find(file, SheetLimits.DEFAULT, 100);

    assertThat(table.columns())
        .containsEntry(Column.FULL_NAME, "B")
        .containsEntry(Column.OFFICIAL_MAIL, "F")
        .containsEntry(Column.PERSONAL_MAIL, "G");
    assertThat(table.rows()).extracting(SourceRow::sheetRow).containsExactly(11, 14);
    assertThat(table.rows())
        .extracting(SourceRow::section)
        .containsExactly("Phòng Tổ chức cán bộ", "Văn phòng Sở");
    assertThat(check(table))
        .extracting(row -> row.values().unitCode())
        .containsExactly("tccb.snv", "vp.snv");
    assertThat(codes(check(table).getFirst())).containsExactly(FindingCode.MAIL_TYPO);
    assertThat(codes(check(table).get(1))).containsExactly(FindingCode.PHONE_AS_NUMBER);
  }

  @Test
  void columnsMayStandInAnyOrderAndUnderOtherWords() throws IOException {
    SourceTable table =
        csv(
            """
            SĐT,TÊN,HỌ VÀ TÊN ĐỆM,Phòng/ban/đơn vị,Chức danh,STT
            0912345678,Lan,Ngô Thị,Văn phòng Sở,Chuyên viên,1
            """);

    RowValues values = check(table).getFirst().values();

    assertThat(values)
        .isEqualTo(
            new RowValues("Ngô Thị Lan", "Chuyên viên", "vp.snv", "0912345678", null, null, null));
  }

  @Test
  void theSamePersonTwiceIsAnErrorAndTwoNamesakesAreNot() throws IOException {
    List<CheckedRow> rows =
        check(
            csv(
                """
                STT,Họ và tên,Chức vụ,Đơn vị,Điện thoại,Ngày sinh
                1,Ngô Thị Lan,CV,SNV,0912345678,
                2,NGÔ THỊ LAN,CV,SNV,912345678.0,
                3,Ngo Thi Lan,CV,SNV,0912345679,
                4,Lý Thị Mai,CV,SNV,0912345680,01/02/1990
                5,Lý Thị Mai,CV,SNV,0912345681,1/2/1990
                """));

    assertThat(codes(rows.get(0))).isEmpty();
    assertThat(codes(rows.get(1))).contains(FindingCode.DUPLICATE_IN_FILE);
    assertThat(codes(rows.get(2)))
        .contains(FindingCode.SAME_NAME_IN_FILE)
        .doesNotContain(FindingCode.DUPLICATE_IN_FILE);
    assertThat(codes(rows.get(4))).contains(FindingCode.DUPLICATE_IN_FILE);
  }

  @Test
  void skippingOneOfTwoDuplicatesClearsTheOther() throws IOException {
    SourceTable table =
        csv(
            """
            STT,Họ và tên,Chức vụ,Đơn vị,Điện thoại
            1,Ngô Thị Lan,CV,SNV,0912345678
            2,Ngô Thị Lan,CV,SNV,0912345678
            """);
    List<DraftRow> drafts =
        List.of(
            new DraftRow(1, table.rows().get(0), Map.of(), true),
            new DraftRow(2, table.rows().get(1), Map.of(), false));

    List<CheckedRow> rows = new ListChecker(context()).check(drafts);

    assertThat(rows.get(1).findings()).isEmpty();
    assertThat(rows.get(0).proposedAddress()).isNull();
    assertThat(rows.get(1).proposedAddress()).isEqualTo("lan@tinhmau.example");
  }

  @Test
  void noTwoRowsGetOneAddressAndNoneGetsATakenOne() throws IOException {
    taken.add("lan1@tinhmau.example");
    StringBuilder list = new StringBuilder("STT,Họ và tên,Chức vụ,Đơn vị,Điện thoại\n");
    IntStream.rangeClosed(1, 8)
        .forEach(i -> list.append(i + ",Ngô Thị Lan,CV,SNV,091234567" + i + "\n"));

    List<CheckedRow> rows = check(csv(list.toString()));

    assertThat(rows.stream().map(CheckedRow::proposedAddress).collect(toSet()))
        .hasSize(8)
        .doesNotContain("lan1@tinhmau.example")
        .contains("lan@tinhmau.example", "lan8@tinhmau.example");
    assertThat(codes(rows.get(1))).contains(FindingCode.ADDRESS_CLASH);
  }

  @Test
  void anAddressThatTheListNamesIsKeptWhenItIsFree() throws IOException {
    taken.add("cu@tinhmau.example");

    List<CheckedRow> rows =
        check(
            csv(
                """
                STT,Họ và tên,Chức vụ,Đơn vị,Điện thoại,Thư điện tử công vụ
                1,Bùi Gia Lan,CV,SNV,0912345671,
                2,Ngô Thị Lan,CV,SNV,0912345672,lan@tinhmau.example
                3,Lý Thị Mai,CV,SNV,0912345673,cu@tinhmau.example
                """));

    assertThat(rows)
        .extracting(CheckedRow::proposedAddress)
        .containsExactly("lan1@tinhmau.example", "lan@tinhmau.example", null);
    assertThat(codes(rows.get(2))).containsExactly(FindingCode.ADDRESS_NOT_FREE);
  }

  @Test
  void whoIsInTheRegisterIsNotIssuedASecondMailbox() throws IOException {
    registered.add(new RegisteredPerson("Ngô Thị Lan", "snv", "0912345678", null));
    registered.add(new RegisteredPerson("Lý Thị Mai", "snv", "0900000000", null));

    List<CheckedRow> rows =
        check(
            csv(
                """
                STT,Họ và tên,Chức vụ,Đơn vị,Điện thoại
                1,Ngô Thị Lan,CV,SNV,0912345678
                2,Lý Thị Mai,CV,SNV,0912345679
                """));

    assertThat(codes(rows.get(0))).containsExactly(FindingCode.ALREADY_HAS_MAILBOX);
    assertThat(codes(rows.get(1))).containsExactly(FindingCode.SAME_NAME_IN_REGISTER);
  }

  @Test
  void gapsInTheNumberingAndForeignContentAreSaid() throws IOException {
    List<CheckedRow> rows =
        check(
            csv(
                """
                STT;Họ và tên;Chức vụ;Phòng/ban/đơn vị;Số điện thoại;Nội dung đề nghị
                1;Ngô Thị Lan;CV;Sở Nội dụ;0912345678;Cấp mới
                3;Lý Thị Mai;CV;;0912345679;Tạm khóa
                3;Bùi Gia Khánh;@SUM(A1);SNV;;cấp mới
                """));

    assertThat(codes(rows.get(0))).containsExactly(FindingCode.UNIT_UNKNOWN);
    assertThat(rows.get(0).findings().getFirst().suggestion()).isEqualTo("snv");
    assertThat(codes(rows.get(1)))
        .contains(
            FindingCode.CONTENT_NOT_ISSUE, FindingCode.NUMBER_GAP, FindingCode.UNIT_FROM_ABOVE);
    assertThat(codes(rows.get(2)))
        .containsExactlyInAnyOrder(
            FindingCode.TEXT_LIKE_FORMULA, FindingCode.NUMBER_REPEATED, FindingCode.PHONE_MISSING);
  }

  @Test
  void aCorrectionIsCheckedLikeACell() throws IOException {
    SourceTable table = csv("STT,Họ và tên,Chức vụ,Đơn vị,Điện thoại\n1,,CV,Sở Nội dụ,abc\n");
    DraftRow corrected =
        new DraftRow(
            1,
            table.rows().getFirst(),
            Map.of(
                Column.FULL_NAME,
                "ThS. Ngô Thị Lan",
                Column.PHONE,
                "912345678",
                Column.UNIT,
                "snv"),
            false);

    CheckedRow row = new ListChecker(context()).check(List.of(corrected)).getFirst();

    assertThat(row.errors()).isZero();
    assertThat(row.values().fullName()).isEqualTo("Ngô Thị Lan");
    assertThat(row.values().phone()).isEqualTo("0912345678");
    assertThat(row.values().unitCode()).isEqualTo("snv");
  }

  @Test
  void aFileWithoutAListGetsItsSentence() throws IOException {
    assertThatThrownBy(() -> csv("a,b\n1,2\n")).satisfies(is(ImportProblem.NO_HEADER));
    assertThatThrownBy(() -> csv("STT,Họ và tên,Chức vụ\n\n\n"))
        .satisfies(is(ImportProblem.NO_ROWS));
    assertThatThrownBy(
            () ->
                csv(
                    "STT,Họ và tên,Chức vụ\n"
                        + IntStream.rangeClosed(1, 101)
                            .mapToObj(i -> i + ",Ngô Thị Lan,CV\n")
                            .reduce("", String::concat)))
        .satisfies(is(ImportProblem.TOO_MANY_ROWS));
  }

  private static java.util.function.Consumer<Throwable> is(ImportProblem problem) {
    return thrown -> assertThat(((ProblemException) thrown).type()).isEqualTo(problem);
  }

  private SourceTable csv(String text) throws IOException {
    Path file = folder.resolve("list.csv");
    Files.writeString(file, text);
    return TableFinder.find(file, SheetLimits.DEFAULT, 100);
  }

  private List<CheckedRow> check(SourceTable table) {
    List<DraftRow> drafts = new ArrayList<>();
    table.rows().forEach(row -> drafts.add(new DraftRow(drafts.size() + 1, row, Map.of(), false)));
    return new ListChecker(context()).check(drafts);
  }

  private static List<FindingCode> codes(CheckedRow row) {
    return row.findings().stream().map(Finding::code).toList();
  }

  /** The register's side, small: "lan", then "lan1", "lan2" and so on. */
  private CheckContext context() {
    return new CheckContext(
        new UnitNames(UNITS),
        "snv",
        List.of("tinhmau.example"),
        false,
        LocalDate.of(2026, 11, 24),
        names -> registered,
        people -> people.stream().map(this::proposal).toList(),
        asked -> asked.stream().filter(taken::contains).collect(toSet()));
  }

  private Proposal proposal(RowValues values) {
    String name = Words.fold(String.valueOf(values.fullName()));
    String given = name.substring(name.lastIndexOf(' ') + 1);
    List<String> all =
        IntStream.range(0, 20)
            .mapToObj(i -> given + (i == 0 ? "" : i) + "@tinhmau.example")
            .toList();
    return new Proposal(
        all.stream().filter(address -> !taken.contains(address)).toList(), all.getFirst(), null);
  }
}
