package vn.congvu.security.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvu.security.People.as;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.spill.Cases;

/** What the database, the broker and the offline verifier say of a case's chain. */
@QuarkusTest
@RealParts
class EvidenceTest {

  @Inject Cases cases;
  @Inject DailyAnchors anchors;
  @Inject AgroalDataSource database;
  @TempDir Path folder;

  private Officer officer;
  private String spill;

  @BeforeEach
  void aCase() {
    officer = Officer.of("snv");
    spill = cases.inCharge(officer);
  }

  @AfterEach
  void leave() {
    officer.close();
  }

  private Path export(String what) throws Exception {
    Response file = as("em.hoang").get("/api/v1/spills/" + spill + "/evidence/" + what);
    assertThat(file.statusCode()).isEqualTo(200);
    return Files.writeString(folder.resolve(what + ".jsonl"), file.asString());
  }

  private static String verify(int expected, String... arguments) {
    var said = new ByteArrayOutputStream();
    int code = VerifyEvidence.run(arguments, new PrintStream(said, true, UTF_8));
    assertThat(code).as(said.toString(UTF_8)).isEqualTo(expected);
    return said.toString(UTF_8);
  }

  @Test
  void theExportedChainFitsItsSignedHeadAndALaterCutIsFound() throws Exception {
    anchors.sign();

    Path evidence = export("export");
    Path signed = export("anchors");
    verify(VerifyEvidence.WHOLE, evidence.toString(), "--anchors", signed.toString());

    List<String> rows = Files.readAllLines(evidence);
    Files.write(evidence, rows.subList(0, rows.size() - 3));
    assertThat(verify(VerifyEvidence.BROKEN, evidence.toString(), "--anchors", signed.toString()))
        .contains("phần cuối chuỗi đã bị cắt");
    assertThat(
            verify(
                VerifyEvidence.BROKEN,
                evidence.toString(),
                "--anchors",
                signed.toString(),
                "--key",
                "0".repeat(32)))
        .contains("khóa lạ");
    Files.writeString(signed, Files.readString(signed).replace("\"seq\":", "\"seq\":1"));
    assertThat(verify(VerifyEvidence.BROKEN, evidence.toString(), "--anchors", signed.toString()))
        .contains("chữ ký sai");
  }

  @Test
  void aHeadIsSignedOnceADay() throws Exception {
    anchors.sign();
    anchors.sign();
    Cases.withExecutor(spill);
    anchors.sign();

    assertThat(Files.readAllLines(export("anchors"))).hasSize(1);
  }

  @Test
  void theTableTakesNewRowsOnly() throws Exception {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "update evidence_entry set action = 'x'",
              "delete from evidence_entry",
              "truncate evidence_entry cascade")) {
        assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("new rows only");
      }
    }
  }

  @Test
  void writersAtTheSameTimeLeaveOneChain() throws Exception {
    try (var people = Executors.newFixedThreadPool(8)) {
      List<Callable<Integer>> reports =
          IntStream.range(0, 16)
              .<Callable<Integer>>mapToObj(
                  i ->
                      () ->
                          Cases.step(
                                  i % 2 == 0 ? "cuong.le" : "em.hoang",
                                  spill,
                                  "references",
                                  Map.of("messageId", "<m" + i + "@tinhmau.example>"))
                              .statusCode())
              .toList();
      for (var report : people.invokeAll(reports)) {
        assertThat(report.get()).isIn(200, 412);
      }
    }

    verify(VerifyEvidence.WHOLE, export("export").toString());
  }
}
