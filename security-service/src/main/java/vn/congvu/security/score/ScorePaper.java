package vn.congvu.security.score;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.congvu.paper.Letterhead;
import vn.congvu.paper.Paper;
import vn.congvu.paper.PaperEditions;
import vn.congvu.platform.calendar.WorkingCalendar;
import vn.congvu.security.paper.Moments;
import vn.congvu.security.score.ScoreView.CaseScore;

/** The score as a report. */
@ApplicationScoped
class ScorePaper {

  private static final String FILE = "/papers/exercise-report.yaml";

  private final PaperEditions editions;

  ScorePaper() {
    try (InputStream yaml = ScorePaper.class.getResourceAsStream(FILE)) {
      editions = PaperEditions.read(Objects.requireNonNull(yaml, FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  Paper of(ScoreView score) {
    LocalDate day = LocalDate.ofInstant(score.computedAt(), WorkingCalendar.ZONE);
    var lines = new ArrayList<Map<String, String>>();
    var bases = new TreeSet<String>();
    Instant begin = null;
    for (CaseScore one : score.cases()) {
      begin = begin == null ? one.lines().getFirst().startedAt() : begin;
      for (ScoreLine line : one.lines()) {
        lines.add(words(one, line));
        bases.add(line.what() + ": " + line.legalBasis());
      }
    }
    return editions
        .on(day)
        .fill(
            new Letterhead(
                null,
                "CƠ QUAN QUẢN LÝ, VẬN HÀNH",
                "Số: ……/…………",
                Letterhead.placeAndDate(null, day)),
            Map.of(
                "code", score.code(),
                "planted", Long.toString(score.planted()),
                "from", said(begin),
                "reported", Integer.toString(score.cases().size()),
                "met", Long.toString(score.met()),
                "scored", Long.toString(score.scored()),
                "now", said(score.computedAt()),
                "lines", lines,
                "unreported", score.cases().isEmpty(),
                "bases", bases.isEmpty() ? "Không có." : String.join("; ", bases) + "."))
        .marked("DIỄN TẬP");
  }

  private static Map<String, String> words(CaseScore one, ScoreLine line) {
    return Map.of(
        "case", one.code(),
        "what", line.what(),
        "due", said(line.dueAt()),
        "done", said(line.doneAt()),
        "result", line.result().inVietnamese());
  }

  private static String said(@Nullable Instant at) {
    return at == null ? "chưa có" : Moments.shortly(at);
  }
}
