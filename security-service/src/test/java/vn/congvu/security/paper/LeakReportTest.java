package vn.congvu.security.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import vn.congvu.paper.Letterhead;
import vn.congvu.paper.Paper;
import vn.congvu.paper.PaperFormat;
import vn.congvu.security.radius.LeakRadiusView;
import vn.congvu.security.radius.LeakRadiusView.UnknownView;
import vn.congvu.security.radius.Opened;
import vn.congvu.security.radius.RadiusFigures;
import vn.congvu.security.radius.RadiusState;
import vn.congvu.security.radius.Reached;
import vn.congvu.security.radius.Route;
import vn.congvu.security.radius.Unknown;

/** The paper of the longest case that there can be. */
class LeakReportTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final Instant FROM = Instant.parse("2026-11-24T03:04:05Z");
  private static final int RECIPIENTS = 5_000;

  private static LeakRadiusView radius() {
    return new LeakRadiusView(
        UUID.randomUUID(),
        12,
        RadiusState.DONE,
        "Hoàng Thị Em",
        FROM,
        null,
        FROM.plusSeconds(7_200),
        new RadiusFigures(
            RECIPIENTS, 1_234, 3_000, 766, 17, 1_500, 120, 45, 300, FROM, null, 12_345L, 12_000L),
        Arrays.stream(Unknown.Kind.values())
            .map(kind -> new Unknown(kind, RECIPIENTS))
            .map(it -> new UnknownView(it.kind(), it.count(), it.inVietnamese()))
            .toList());
  }

  private static Paper print(PaperKind kind, Map<String, Object> more) {
    var values = new HashMap<String, Object>(RadiusWords.figures(radius()));
    values.put("case", "TM-K7QX2M9P");
    values.put("level", "Tuyệt mật");
    values.put("discovered", Words.of(FROM));
    values.put("state", "đã đánh giá mức độ lộ, lọt");
    values.putAll(more);
    return kind.template(DAY)
        .fill(
            new Letterhead(
                "ỦY BAN NHÂN DÂN TỈNH TĨNH MẬU",
                "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN",
                "Số: ……/…………",
                Letterhead.placeAndDate(null, DAY)),
            values)
        .marked("DIỄN TẬP");
  }

  private static int pages(Paper paper) throws IOException {
    try (PdfReader pdf = new PdfReader(PaperFormat.PDF.bytes(paper))) {
      return pdf.getNumberOfPages();
    }
  }

  @Test
  void theReportIsOnePageHoweverManyWereReached() throws IOException {
    assertThat(pages(print(PaperKind.LEAK_REPORT, Map.of()))).isEqualTo(1);
  }

  @Test
  void everyoneWhoWasReachedStandsInTheAnnex() throws IOException {
    List<Map<String, String>> people =
        IntStream.range(0, RECIPIENTS)
            .mapToObj(
                i ->
                    RadiusWords.words(
                        new Reached(
                            "nguoinhan%04d@tinhmau.example".formatted(i),
                            true,
                            Route.ADDRESSED,
                            1,
                            FROM,
                            Opened.YES,
                            true,
                            true,
                            null,
                            60L)))
            .toList();

    Paper annex = print(PaperKind.LEAK_ANNEX, Map.of("people", people));

    assertThat(pages(annex)).isGreaterThan(50);
    // So many rows alike are packed as tightly as what POI takes for an attack.
    ZipSecureFile.setMinInflateRatio(0.001);
    try (var docx = new XWPFDocument(new ByteArrayInputStream(PaperFormat.DOCX.bytes(annex)))) {
      assertThat(docx.getTables())
          .anySatisfy(table -> assertThat(table.getRows()).hasSize(RECIPIENTS + 1));
    }
  }
}
