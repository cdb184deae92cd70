package vn.congvu.platform.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.platform.chain.Link;

class VerifyAuditTest {

  @TempDir Path folder;

  private final List<AuditRow> chain = chain(5, "system");
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void aWholeChainIsFoundWhole() throws IOException {
    assertThat(verify(lines(chain))).isEqualTo(VerifyAudit.WHOLE);
    assertThat(said.toString(UTF_8)).contains("nguyên vẹn: 5 mục").contains("Chưa đối chiếu");
  }

  @Test
  void anEditIsFound() throws IOException {
    List<String> lines = lines(chain);
    lines.set(2, lines.get(2).replace("mailbox.lock", "mailbox.open"));

    assertThat(verify(lines)).isEqualTo(VerifyAudit.BROKEN);
    assertThat(said.toString(UTF_8)).contains("dòng 3").contains("đã bị sửa");
  }

  @Test
  void anEditWithANewHashIsFoundAtTheNextEntry() throws IOException {
    List<String> lines = lines(chain);
    lines.set(2, chain(5, "somebody").get(2).exportLine());

    assertThat(verify(lines)).isEqualTo(VerifyAudit.BROKEN);
    assertThat(said.toString(UTF_8)).contains("dòng 3").contains("không nối");
  }

  @Test
  void aDeletionIsFound() throws IOException {
    List<String> lines = lines(chain);
    lines.remove(2);

    assertThat(verify(lines)).isEqualTo(VerifyAudit.BROKEN);
    assertThat(said.toString(UTF_8)).contains("dòng 3").contains("bị xóa");
  }

  @Test
  void aChangedOrderIsFound() throws IOException {
    List<String> lines = lines(chain);
    lines.add(2, lines.remove(3));

    assertThat(verify(lines)).isEqualTo(VerifyAudit.BROKEN);
  }

  @Test
  void aCutTailIsFoundWithTheAnchorOnly() throws IOException {
    String anchor = "5:" + chain.getLast().hash();
    List<String> cut = lines(chain).subList(0, 3);

    assertThat(verify(cut)).isEqualTo(VerifyAudit.WHOLE);
    assertThat(verify(cut, "--head", anchor)).isEqualTo(VerifyAudit.BROKEN);
    assertThat(said.toString(UTF_8)).contains("bị cắt");
  }

  @Test
  void aChainWrittenAnewIsFoundWithTheAnchor() throws IOException {
    String anchor = "4:" + chain.get(3).hash();

    assertThat(verify(lines(chain(5, "somebody")), "--head", anchor)).isEqualTo(VerifyAudit.BROKEN);
    assertThat(verify(lines(chain), "--head", anchor)).isEqualTo(VerifyAudit.WHOLE);
  }

  @Test
  void anAbsentFileAndWrongArgumentsAreNotABrokenChain() {
    PrintStream out = new PrintStream(said, true, UTF_8);

    assertThat(VerifyAudit.run(new String[] {}, out)).isEqualTo(VerifyAudit.USAGE);
    assertThat(VerifyAudit.run(new String[] {"f", "--head", "x"}, out))
        .isEqualTo(VerifyAudit.USAGE);
    assertThat(VerifyAudit.run(new String[] {"/no/such/file"}, out)).isEqualTo(VerifyAudit.USAGE);
  }

  private int verify(List<String> lines, String... more) throws IOException {
    Path file = folder.resolve("audit.jsonl");
    Files.write(file, lines);
    String[] arguments =
        Stream.concat(Stream.of(file.toString()), Stream.of(more)).toArray(String[]::new);
    return VerifyAudit.run(arguments, new PrintStream(said, true, UTF_8));
  }

  private static List<String> lines(List<AuditRow> rows) {
    return new ArrayList<>(rows.stream().map(AuditRow::exportLine).toList());
  }

  private static List<AuditRow> chain(int length, String actor) {
    List<AuditRow> rows = new ArrayList<>();
    String prev = Link.GENESIS;
    for (int seq = 1; seq <= length; seq++) {
      AuditTrail.Act act =
          new AuditTrail.Act(
              Instant.parse("2026-11-24T01:02:03Z").plusSeconds(seq),
              actor,
              "Phạm Tiến Dũng",
              List.of("operator"),
              null,
              AuditEntry.of("mailbox.lock", "mailbox", "m" + seq)
                  .reason("nói \"lộ\"")
                  .detail("seq", "\",\"prev\":\"x"));
      AuditRow row = AuditRow.chained(seq, prev, act);
      rows.add(row);
      prev = row.hash();
    }
    return rows;
  }
}
