package vn.congvu.security.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;

/** Writes a whole chain page by page, so that its length does not matter. */
@ApplicationScoped
public class EvidenceExport {

  private static final int PAGE = 1_000;

  private final EvidenceChain evidence;

  EvidenceExport(EvidenceChain evidence) {
    this.evidence = evidence;
  }

  public void write(UUID chain, OutputStream out) throws IOException {
    long last = 0;
    for (List<EvidenceChain.Line> page = evidence.lines(chain, last, PAGE);
        !page.isEmpty();
        page = evidence.lines(chain, last, PAGE)) {
      for (EvidenceChain.Line line : page) {
        out.write(line.text().getBytes(UTF_8));
        out.write('\n');
      }
      last = page.getLast().seq();
    }
    out.flush();
  }
}
