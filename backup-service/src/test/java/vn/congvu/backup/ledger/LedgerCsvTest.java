package vn.congvu.backup.ledger;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.congvu.platform.problem.ProblemException;

class LedgerCsvTest {

  private static List<LedgerCsv.Row> read(String text) {
    return LedgerCsv.read(text.getBytes(UTF_8));
  }

  @Test
  void englishHeadingsAreThoseOfTheApi() {
    List<LedgerCsv.Row> rows =
        read(
            """
            tool,subject,started,ended,bytes,result,checksumAlgorithm,checksum,place,medium,encrypted,offSite
            veeam,keycloak-db,2026-11-24T01:00:00+07:00,2026-11-23T18:10:00Z,1024,SUCCEEDED,SHA-256,00ff00ff,"Kho B, tầng 2",tape,true,true
            """);

    assertThat(rows)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.number()).isEqualTo(2);
              assertThat(row.problems()).isEmpty();
              assertThat(row.entry())
                  .isEqualTo(
                      new EntryRequest(
                          "veeam",
                          "keycloak-db",
                          Instant.parse("2026-11-23T18:00:00Z"),
                          Instant.parse("2026-11-23T18:10:00Z"),
                          1024L,
                          EntryResult.SUCCEEDED,
                          "SHA-256",
                          "00ff00ff",
                          "Kho B, tầng 2",
                          "tape",
                          true,
                          true));
            });
  }

  @Test
  void vietnameseHeadingsAndSemicolonsAreReadAsExcelWritesThem() {
    List<LedgerCsv.Row> rows =
        read(
            "\uFEFF"
                + """
                Công cụ;Hệ thống;Bắt đầu;Kết thúc;Dung lượng;Kết quả;Nơi lưu;Phương tiện;Mã hóa
                rsync;ho-so;24/11/2026 1:00;24/11/2026 01:30:15;0;Thất bại;Kho A;disk;Không
                """);

    EntryRequest entry = rows.getFirst().entry();
    assertThat(entry.started()).isEqualTo(Instant.parse("2026-11-23T18:00:00Z"));
    assertThat(entry.ended()).isEqualTo(Instant.parse("2026-11-23T18:30:15Z"));
    assertThat(entry.result()).isEqualTo(EntryResult.FAILED);
    assertThat(entry.encrypted()).isFalse();
    assertThat(entry.offSite()).isNull();
  }

  @Test
  void whatCannotBeReadIsNamedByRowAndHeading() {
    List<LedgerCsv.Row> rows =
        read(
            """
            Công cụ,Hệ thống,Bắt đầu,Kết thúc,Dung lượng,Kết quả,Nơi lưu,Phương tiện,Mã hóa
            rsync,ho-so,hôm qua,24/11/2026 01:30,1 GB,tốt,Kho A,disk,có
            """);

    assertThat(rows.getFirst().problems())
        .extracting(ImportReport.RowProblem::row, ImportReport.RowProblem::column)
        .containsExactly(tuple(2L, "Bắt đầu"), tuple(2L, "Dung lượng"), tuple(2L, "Kết quả"));
  }

  @Test
  void aFileWithoutTheNeededColumnsOrInAnotherEncodingIsRefused() {
    assertThatThrownBy(() -> read("tool,subject\na,b\n"))
        .isInstanceOfSatisfying(
            ProblemException.class, it -> assertThat(it.detail()).contains("started"));
    assertThatThrownBy(() -> LedgerCsv.read("công cụ".getBytes(UTF_16LE)))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> read("")).isInstanceOf(ProblemException.class);
  }
}
