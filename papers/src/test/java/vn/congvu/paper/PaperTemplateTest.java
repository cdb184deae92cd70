package vn.congvu.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.qute.TemplateException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.congvu.paper.Paper.Basis;
import vn.congvu.paper.Paper.Column;
import vn.congvu.paper.Paper.Heading;
import vn.congvu.paper.Paper.Named;
import vn.congvu.paper.Paper.Signature;
import vn.congvu.paper.Paper.Table;
import vn.congvu.paper.Paper.Text;

class PaperTemplateTest {

  private static final Letterhead HEAD =
      new Letterhead(null, "SỞ NỘI VỤ", null, Letterhead.placeAndDate(null, null));
  private static final String RECORD =
      """
      id: purge-record
      version: 2
      from: 2026-07-01
      legalBasis: Nghị định 30/2020/NĐ-CP, mẫu 1.9
      name: BIÊN BẢN
      summary: ["Về vụ việc {case}"]
      addressee: "{authority}"
      body:
        - basis: Căn cứ {law}
        - heading: 1. Bản sao
        - when: copies
          text: "Tìm thấy {copies.size} bản."
        - table:
            of: copies
            columns:
              - {title: Stt, width: 20, text: "{number}"}
              - {title: Nơi, width: 80, text: "{row.place}, vụ {case}"}
      receivers: [Như trên]
      signatures:
        - {capacity: NGƯỜI PHÊ DUYỆT, how: Ký, name: "{approver}"}
      """;

  private static PaperTemplate template(String yaml) throws IOException {
    return editions(yaml).on(LocalDate.of(2026, 11, 24));
  }

  private static PaperEditions editions(String yaml) throws IOException {
    return PaperEditions.read(new ByteArrayInputStream(yaml.getBytes(UTF_8)));
  }

  private static Map<String, Object> values(List<?> copies) {
    return new HashMap<>(
        Map.of(
            "case", "M-01",
            "authority", "Công an tỉnh <A>",
            "law", "Luật {không phải chỗ điền}",
            "approver", "Hoàng Thị Em",
            "copies", copies));
  }

  @Test
  void theValuesStandWhereTheyAreAskedFor() throws IOException {
    Paper paper =
        template(RECORD)
            .fill(HEAD, values(List.of(Map.of("place", "Đã gửi"), Map.of("place", "Thùng rác"))));

    assertThat(paper)
        .isEqualTo(
            new Paper(
                null,
                HEAD,
                new Named("BIÊN BẢN", List.of("Về vụ việc M-01")),
                "Công an tỉnh <A>",
                List.of(
                    new Basis("Căn cứ Luật {không phải chỗ điền}"),
                    new Heading("1. Bản sao"),
                    new Text("Tìm thấy 2 bản."),
                    new Table(
                        List.of(new Column("Stt", 20), new Column("Nơi", 80)),
                        List.of(
                            List.of("1", "Đã gửi, vụ M-01"), List.of("2", "Thùng rác, vụ M-01")))),
                List.of("Như trên"),
                List.of(new Signature("NGƯỜI PHÊ DUYỆT", "Ký", "Hoàng Thị Em"))));
  }

  @Test
  void aPieceIsLeftOutWhenItsValueIsEmpty() throws IOException {
    assertThat(template(RECORD).fill(HEAD, values(List.of())).body())
        .noneMatch(Text.class::isInstance);
  }

  @Test
  void aLetterHasNoName() throws IOException {
    Paper letter = template(RECORD.replace("name: BIÊN BẢN\n", "")).fill(HEAD, values(List.of()));

    assertThat(letter.subject()).isEqualTo(new Paper.Letter("Về vụ việc M-01"));
  }

  @Test
  void aValueThatIsMissingIsAnError() throws IOException {
    PaperTemplate template = template(RECORD);
    Map<String, Object> values = values(List.of());
    values.remove("approver");

    assertThatThrownBy(() -> template.fill(HEAD, values))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("approver");
  }

  @Test
  void aTemplateWithoutItsLegalBasisIsRefused() {
    assertThatThrownBy(() -> template(RECORD.replaceAll("legalBasis: .*\n", "")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("legalBasis");
  }

  @Test
  void aVersionIsUsedFromItsDayOn() throws IOException {
    PaperEditions editions =
        editions(
            RECORD
                + "---\n"
                + RECORD.replace("version: 2", "version: 3").replace("2026-07-01", "2027-01-01"));

    assertThat(editions.on(LocalDate.of(2026, 1, 1)).version()).isEqualTo(2);
    assertThat(editions.on(LocalDate.of(2026, 12, 31)).version()).isEqualTo(2);
    assertThat(editions.on(LocalDate.of(2027, 1, 1)).version()).isEqualTo(3);
  }

  @Test
  void versionsThatDoNotFollowEachOtherAreRefused() {
    assertThatThrownBy(() -> editions(RECORD + "---\n" + RECORD))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not follow");
  }

  @Test
  void aMarkStandsWhereTheLabelOfAFormIs() throws IOException {
    Paper paper = template(RECORD).fill(HEAD, values(List.of()));

    assertThat(paper.marked("DIỄN TẬP").label()).isEqualTo("DIỄN TẬP");
    assertThat(paper.marked("DIỄN TẬP").body()).isEqualTo(paper.body());
  }

  @Test
  void aPieceOfTwoKindsIsRefused() {
    assertThatThrownBy(
            () -> template(RECORD.replace("- heading: 1.", "- text: x\n    heading: 1.")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("2 are given");
  }
}
