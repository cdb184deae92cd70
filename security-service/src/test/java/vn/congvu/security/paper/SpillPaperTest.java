package vn.congvu.security.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.paper.PaperFormat;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.spill.Cases;

@QuarkusTest
@RealParts
class SpillPaperTest {

  @Inject Cases cases;

  private Officer officer;

  @BeforeEach
  void anOfficer() {
    officer = Officer.of("snv");
  }

  @AfterEach
  void noOfficer() {
    officer.close();
  }

  private static String address(String spill, String kind) {
    return "/api/v1/spills/" + spill + "/papers/" + kind;
  }

  private static String words(byte[] docx) throws IOException {
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx))) {
      return Stream.concat(
              document.getParagraphs().stream().map(paragraph -> paragraph.getText()),
              document.getTables().stream().map(table -> table.getText()))
          .collect(Collectors.joining("\n"));
    }
  }

  @Test
  void theReportSaysWhoWasToldAndWhoIsStillToBeTold() throws IOException {
    String spill = cases.inCharge(officer);

    byte[] docx =
        as("cuong.le")
            .accept(PaperFormat.DOCX_TYPE)
            .get(address(spill, "authority-report"))
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();

    assertThat(words(docx))
        .contains("BÁO CÁO ĐỘT XUẤT", "Tối mật", "báo Thủ trưởng", "trên nền tảng")
        .contains("báo cáo cơ quan có thẩm quyền", "chưa thực hiện");
  }

  @Test
  void theNoticeIsALetterAlsoForPrint() {
    String spill = cases.inCharge(officer);

    byte[] pdf =
        as("cuong.le")
            .accept(PaperFormat.PDF_TYPE)
            .get(address(spill, "sender-notice"))
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();

    assertThat(pdf).startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(strings = {"docx", "pdf"})
  void aLinkNamesTheFormat(String format) {
    String spill = cases.inCharge(officer);

    as("cuong.le")
        .accept("text/html,*/*;q=0.8")
        .get(address(spill, "sender-notice") + "?format=" + format)
        .then()
        .statusCode(200)
        .header("Content-Disposition", "attachment; filename=\"sender-notice." + format + "\"");
  }

  @Test
  void aPrintingStandsOnTheEvidenceChain() {
    String spill = cases.inCharge(officer);

    as("cuong.le").accept(PaperFormat.PDF_TYPE).get(address(spill, "sender-notice"));

    as("cuong.le")
        .get("/api/v1/spills/" + spill + "/evidence")
        .then()
        .body("items.action", hasItem("paper.print"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"giang.vu", "nga.trinh", "binh.tran"})
  void outsideTheCaseThereIsNoPaper(String stranger) {
    String spill = cases.inCharge(officer);

    as(stranger)
        .accept(PaperFormat.PDF_TYPE)
        .get(address(spill, "sender-notice"))
        .then()
        .statusCode(404);
  }

  @Test
  void aPaperThatIsNoneIsNotFoundAndAnotherFormatNotToBeHad() {
    String spill = cases.inCharge(officer);

    as("cuong.le").accept(PaperFormat.PDF_TYPE).get(address(spill, "poem")).then().statusCode(404);
    as("cuong.le").accept("image/png").get(address(spill, "sender-notice")).then().statusCode(406);
    as("cuong.le")
        .accept("*/*")
        .get(address(spill, "sender-notice") + "?format=xlsx")
        .then()
        .statusCode(406);
  }
}
