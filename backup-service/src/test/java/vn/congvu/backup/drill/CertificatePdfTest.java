package vn.congvu.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class CertificatePdfTest {

  private static String envelope(int mailboxes) {
    StringBuilder each = new StringBuilder();
    IntStream.range(0, mailboxes)
        .forEach(
            number ->
                each.append(number == 0 ? "" : ",")
                    .append(
                        """
                        {"address":"hop.thu.%d@tinhmau.example","asOf":"2026-11-24T02:00:00Z",\
                        "messages":1234567,"mismatches":1,"places":["ALTERED 7-11"],\
                        "restoreMillis":1500,"result":"FAILED"}\
                        """
                            .formatted(number)));
    return """
    {"certificate":{"drillId":"0199f2a4-5b1c-7000-8000-000000000006",\
    "endedAt":"2026-11-24T18:30:00Z","figures":{"mailboxes":1,"rtoLongestMillis":8125},\
    "mailboxes":[%s],"operator":"Sở Khoa học và Công nghệ","place":"Tĩnh Mậu",\
    "result":"FAILED","sample":{"method":"m","population":100,"seed":"ab","share":"0.01"},\
    "startedAt":"2026-11-24T18:00:00Z","superior":"Ủy ban nhân dân tỉnh Tĩnh Mậu"},\
    "signature":{"algorithm":"Ed25519","keyId":"%s","publicKey":"%s","value":"%s"}}\
    """
        .formatted(each, "0".repeat(32), "MCow", "q83v".repeat(22));
  }

  @Test
  void vietnameseStandsInItAsItIsWritten() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(CertificatePdf.of(envelope(1)))) {
      String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");

      assertThat(text)
          .contains("ỦY BAN NHÂN DÂN TỈNH TĨNH MẬU")
          .contains("SỞ KHOA HỌC VÀ CÔNG NGHỆ")
          .contains("Độc lập - Tự do - Hạnh phúc")
          .contains("Tĩnh Mậu, ngày 25 tháng 11 năm 2026")
          .contains("CHỨNG NHẬN DIỄN TẬP KHÔI PHỤC DỮ LIỆU SAO LƯU")
          .contains("KHÔNG ĐẠT (FAILED)")
          .contains("8,125")
          .contains("1.234.567")
          .contains("ALTERED 7-11")
          .contains("q83vq83v");
    }
  }

  @Test
  void theFontIsEmbedded() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(CertificatePdf.of(envelope(1)))) {
      var resources = pdf.getPage(0).getResources();

      assertThat(StreamSupport.stream(resources.getFontNames().spliterator(), false))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(resources.getFont(name).isEmbedded()).isTrue());
    }
  }

  @Test
  void manyMailboxesGoOnOverPages() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(CertificatePdf.of(envelope(200)))) {
      assertThat(pdf.getNumberOfPages()).isGreaterThan(4);
      assertThat(new PDFTextStripper().getText(pdf)).contains("hop.thu.199@tinhmau.example");
    }
  }
}
