package vn.congvu.account.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.account.importing.check.CheckContext;
import vn.congvu.account.importing.check.CheckedRow;
import vn.congvu.account.importing.check.DraftRow;
import vn.congvu.account.importing.check.Finding;
import vn.congvu.account.importing.check.FindingCode;
import vn.congvu.account.importing.check.KnownUnit;
import vn.congvu.account.importing.check.ListChecker;
import vn.congvu.account.importing.check.Proposal;
import vn.congvu.account.importing.check.RowValues;
import vn.congvu.account.importing.check.SourceTable;
import vn.congvu.account.importing.check.TableFinder;
import vn.congvu.account.importing.check.UnitNames;
import vn.congvu.account.importing.sheet.SheetFile;
import vn.congvu.account.importing.sheet.SheetLimits;
import vn.congvu.account.importing.sheet.SheetRow;
import vn.congvu.platform.text.SearchText;

/** The list that the demo imports: dirty in every way we know, and correctable. */
class SampleListTest {

  private static final List<KnownUnit> UNITS =
      List.of(
          new KnownUnit("ubnd-tinh", "UBND tỉnh Tĩnh Mậu", null),
          new KnownUnit("snv", "Sở Nội vụ", "ubnd-tinh"),
          new KnownUnit("vp.snv", "Văn phòng Sở", "snv"),
          new KnownUnit("tccb.snv", "Phòng Tổ chức cán bộ", "snv"),
          new KnownUnit("syt", "Sở Y tế", "ubnd-tinh"),
          new KnownUnit("skhcn", "Sở Khoa học và Công nghệ", "ubnd-tinh"),
          new KnownUnit("xa-lamthuy", "UBND xã Lâm Thủy", "ubnd-tinh"),
          new KnownUnit("phuong-dongson", "UBND phường Đông Sơn", "ubnd-tinh"));

  /** They depend on the register or on the regulation, or have no place in a list of this form. */
  private static final Set<FindingCode> NOT_IN_THE_SAMPLE =
      EnumSet.of(
          FindingCode.ALREADY_HAS_MAILBOX,
          FindingCode.SAME_NAME_IN_REGISTER,
          FindingCode.ADDRESS_NOT_FREE,
          FindingCode.NAMING_DATA_MISSING,
          FindingCode.CITIZEN_ID_INVALID,
          FindingCode.CONTENT_NOT_ISSUE,
          FindingCode.UNIT_MISSING,
          FindingCode.TEXT_TOO_LONG);

  @TempDir Path folder;

  /** Run with -Dcongvu.sample.write=true after the .csv was changed. */
  @Test
  void theXlsxIsMadeOfTheCsv() throws IOException {
    if (Boolean.getBoolean("congvu.sample.write")) {
      SampleList.write(SampleList.XLSX);
    }
    Path fresh = folder.resolve("fresh.xlsx");

    SampleList.write(fresh);

    assertThat(rows(SampleList.XLSX)).isEqualTo(rows(fresh));
  }

  @Test
  void theListHasEveryFaultThatAListCanHave() {
    SourceTable table = table();

    List<CheckedRow> rows = check(drafts(table, Map.of()));

    assertThat(rows).hasSizeGreaterThanOrEqualTo(60);
    Set<FindingCode> found =
        rows.stream()
            .flatMap(row -> row.findings().stream())
            .map(Finding::code)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(FindingCode.class)));
    assertThat(found).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(NOT_IN_THE_SAMPLE)));
    assertThat(table.remarks()).anyMatch(remark -> remark.contains("dòng trống"));
  }

  @Test
  void theCorrectionsBesideItLeaveNoError() throws IOException {
    List<CheckedRow> rows = check(drafts(table(), corrections()));

    assertThat(rows)
        .filteredOn(row -> !row.draft().skipped())
        .allSatisfy(row -> assertThat(row.findings()).noneMatch(Finding::isError))
        .hasSizeGreaterThanOrEqualTo(60)
        .extracting(CheckedRow::proposedAddress)
        .doesNotContainNull()
        .doesNotHaveDuplicates();
    assertThat(rows)
        .filteredOn(row -> !row.draft().skipped())
        .extracting(row -> row.values().unitCode())
        .contains("vp.snv", "tccb.snv", "snv", "syt", "xa-lamthuy", "phuong-dongson")
        .doesNotContain("ubnd-tinh");
  }

  private static List<SheetRow> rows(Path file) {
    List<SheetRow> rows = new ArrayList<>();
    SheetFile.read(file, SheetLimits.DEFAULT, rows::add);
    return rows;
  }

  private static SourceTable table() {
    return TableFinder.find(SampleList.XLSX, SheetLimits.DEFAULT, 1_000);
  }

  private static Map<Integer, CorrectRowRequest> corrections() throws IOException {
    return new ObjectMapper().readValue(SampleList.CORRECTIONS.toFile(), new TypeReference<>() {});
  }

  private static List<DraftRow> drafts(
      SourceTable table, Map<Integer, CorrectRowRequest> corrections) {
    return IntStream.rangeClosed(1, table.rows().size())
        .mapToObj(
            number -> {
              CorrectRowRequest typed = corrections.get(number);
              return new DraftRow(
                  number,
                  table.rows().get(number - 1),
                  typed == null ? Map.of() : typed.corrections(),
                  typed != null && Boolean.TRUE.equals(typed.skipped()));
            })
        .toList();
  }

  private static List<CheckedRow> check(List<DraftRow> rows) {
    return new ListChecker(
            new CheckContext(
                new UnitNames(UNITS),
                "ubnd-tinh",
                List.of("tinhmau.example"),
                false,
                LocalDate.of(2026, 11, 24),
                names -> List.of(),
                people -> people.stream().map(SampleListTest::proposal).toList(),
                asked -> Set.of()))
        .check(rows);
  }

  /** Given name with initials and unit, then numbered; the address book's rules have own tests. */
  private static Proposal proposal(RowValues person) {
    String[] words = SearchText.fold(String.valueOf(person.fullName())).split(" ");
    StringBuilder local = new StringBuilder(words[words.length - 1]);
    for (int at = 0; at < words.length - 1; at++) {
      local.append(words[at].charAt(0));
    }
    String unit = String.valueOf(person.unitCode());
    List<String> free =
        IntStream.range(0, 5)
            .mapToObj(i -> local + (i == 0 ? "" : "" + i) + "." + unit + "@tinhmau.example")
            .toList();
    return new Proposal(free, free.getFirst(), null);
  }
}
