package vn.congvu.account.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import vn.congvu.account.profile.ProfileService;
import vn.congvu.account.request.LineView;
import vn.congvu.account.request.RequestQueries;
import vn.congvu.account.request.RequestView;
import vn.congvu.account.unit.UnitService;
import vn.congvu.account.unit.UnitView;
import vn.congvu.paper.Paper;
import vn.congvu.paper.PaperFormat;
import vn.congvu.platform.problem.ProblemException;

/** Prints the letter of a request that the caller may see. */
@ApplicationScoped
class FormService {

  /** A .docx is built in memory; a longer list goes as an .xlsx annex, as offices do it. */
  private static final int MOST_LINES_IN_DOCX = 2_000;

  private final RequestQueries requests;
  private final UnitService units;
  private final ProfileService profiles;

  FormService(RequestQueries requests, UnitService units, ProfileService profiles) {
    this.requests = requests;
    this.units = units;
    this.profiles = profiles;
  }

  @Transactional
  byte[] docx(UUID requestId) {
    List<LineView> lines = requests.lines(requestId);
    if (lines.size() > MOST_LINES_IN_DOCX) {
      throw ProblemException.of(
          FormProblem.TOO_LONG_FOR_DOCX,
          "Danh sách có hơn " + MOST_LINES_IN_DOCX + " dòng; hãy lấy bản .xlsx làm phụ lục.");
    }
    return PaperFormat.DOCX.bytes(letter(requestId, lines));
  }

  @Transactional
  byte[] xlsx(UUID requestId) {
    return PaperFormat.XLSX.bytes(letter(requestId, requests.lines(requestId)));
  }

  private Paper letter(UUID requestId, List<LineView> lines) {
    RequestView request = requests.require(requestId);
    UnitView unit = units.known(request.unit());
    Set<String> codes = new HashSet<>(Set.of(unit.code()));
    if (unit.parentCode() != null) {
      codes.add(unit.parentCode());
    }
    lines.stream().map(line -> line.line().unitCode()).filter(Objects::nonNull).forEach(codes::add);
    return new Letters(profiles.active(), units.names(codes))
        .write(request, unit, requests.history(requestId), lines);
  }
}
