package vn.congvu.security.evidence;

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
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;

/** Whatever is done to an exported chain, the verifier finds it. */
class VerifyEvidenceTest {

  private final UUID spill = UUID.fromString("0193f3a0-7c1e-7a2b-9d51-4f5a6b7c8d9e");
  private final List<Path> files = new ArrayList<>();

  private record Verdict(int code, String said) {}

  private List<EvidenceEntry> chain(UUID of, int length) {
    var chain = new ArrayList<EvidenceEntry>();
    EvidenceEntry last = null;
    for (int i = 0; i < length; i++) {
      last = EvidenceEntry.after(last, of, act("spill.step" + i));
      chain.add(last);
    }
    return chain;
  }

  private static EvidenceChain.Act act(String action) {
    return new EvidenceChain.Act(
        Instant.parse("2026-11-28T02:30:00Z"),
        "s-1",
        "Lê Mạnh \"Cường\"",
        action,
        new TreeMap<>(Map.of("level", "SECRET", "note", "dòng 1\ndòng 2")));
  }

  private static List<String> lines(List<EvidenceEntry> chain) {
    return new ArrayList<>(chain.stream().map(EvidenceEntry::exportLine).toList());
  }

  private Verdict verify(List<String> lines, String... more) throws IOException {
    Path file = Files.createTempFile("evidence", ".jsonl");
    files.add(file);
    Files.write(file, lines, UTF_8);
    var arguments = new ArrayList<String>(List.of(file.toString()));
    arguments.addAll(List.of(more));
    var said = new ByteArrayOutputStream();
    int code =
        VerifyEvidence.run(arguments.toArray(String[]::new), new PrintStream(said, true, UTF_8));
    return new Verdict(code, said.toString(UTF_8));
  }

  @AfterProperty
  void forget() throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    files.clear();
  }

  @Property(tries = 50)
  void aChainAsItWasWrittenIsWhole(@ForAll @IntRange(min = 1, max = 30) int length)
      throws IOException {
    assertThat(verify(lines(chain(spill, length))).code()).isZero();
  }

  @Property(tries = 100)
  void anyByteThatWasChangedIsFound(
      @ForAll @IntRange(min = 1, max = 10) int length,
      @ForAll @IntRange(min = 0, max = 9) int row,
      @ForAll @IntRange(min = 0, max = 2000) int at)
      throws IOException {
    List<String> lines = lines(chain(spill, length));
    int which = row % length;
    StringBuilder line = new StringBuilder(lines.get(which));
    int place = at % line.length();
    line.setCharAt(place, line.charAt(place) == 'x' ? 'y' : 'x');
    lines.set(which, line.toString());

    assertThat(verify(lines).code()).isEqualTo(VerifyEvidence.BROKEN);
  }

  @Property(tries = 50)
  void aRowThatWasTakenOutOrMovedIsFound(
      @ForAll @IntRange(min = 3, max = 15) int length, @ForAll @IntRange(min = 0, max = 13) int row)
      throws IOException {
    int which = row % (length - 1);
    List<String> without = lines(chain(spill, length));
    without.remove(which);
    List<String> swapped = lines(chain(spill, length));
    swapped.set(which, swapped.set(which + 1, swapped.get(which)));

    assertThat(verify(without).code()).isEqualTo(VerifyEvidence.BROKEN);
    assertThat(verify(swapped).code()).isEqualTo(VerifyEvidence.BROKEN);
  }

  @Property(tries = 30)
  void aTailThatWasCutOffIsFoundByAnAnchorAndNotWithout(
      @ForAll @IntRange(min = 2, max = 15) int length,
      @ForAll @IntRange(min = 1, max = 14) int kept)
      throws IOException {
    List<EvidenceEntry> chain = chain(spill, length);
    String head = chain.getLast().seq() + ":" + chain.getLast().hash();
    List<String> cut = lines(chain).subList(0, 1 + kept % (length - 1));

    assertThat(verify(cut, "--head", head).code())
        .isEqualTo(cut.size() == length ? VerifyEvidence.WHOLE : VerifyEvidence.BROKEN);
    assertThat(verify(cut).said()).contains("Chưa đối chiếu mốc neo");
    assertThat(verify(lines(chain), "--head", head).code()).isZero();
  }

  @Property(tries = 20)
  void aChainThatWasWrittenAnewDiffersFromItsAnchor(@ForAll @IntRange(min = 2, max = 10) int length)
      throws IOException {
    List<EvidenceEntry> before = chain(spill, length);
    String head = before.getFirst().seq() + ":" + before.getFirst().hash();
    EvidenceEntry forged = EvidenceEntry.after(null, spill, act("spill.forged"));

    assertThat(verify(lines(List.of(forged)), "--head", head).code())
        .isEqualTo(VerifyEvidence.BROKEN);
  }

  @Property(tries = 10)
  void rowsOfAnotherCaseAreFound(@ForAll @IntRange(min = 1, max = 5) int length)
      throws IOException {
    List<EvidenceEntry> chain = chain(spill, length);
    EvidenceEntry foreign =
        EvidenceEntry.after(
            chain.getLast(), UUID.fromString("0193f3a0-7c1e-7a2b-9d51-000000000000"), act("x"));
    List<String> lines = lines(chain);
    lines.add(foreign.exportLine());

    assertThat(verify(lines).said()).contains("mục của một chuỗi khác");
  }

  @Property(tries = 1)
  void anEmptyFileIsNoEvidence() throws IOException {
    assertThat(verify(List.of()).code()).isEqualTo(VerifyEvidence.BROKEN);
  }
}
