package vn.congvu.security.paper;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.security.radius.LeakRadii;
import vn.congvu.security.radius.LeakRadiusView;
import vn.congvu.security.radius.RadiusFigures;
import vn.congvu.security.radius.Reached;

/** What papers say of how far the document got. */
@ApplicationScoped
class RadiusWords {

  private static final int PAGE = 1_000;

  private final LeakRadii radii;

  RadiusWords(LeakRadii radii) {
    this.radii = radii;
  }

  /** For papers that are of use without it: empty before it was computed. */
  Map<String, Object> ifComputed(UUID spillId) {
    return radii
        .last(spillId)
        .map(radius -> figures(radius))
        .orElse(Map.of("radius", Map.of(), "figures", List.of()));
  }

  /** Refuses where nothing was computed. */
  Map<String, Object> figures(UUID spillId) {
    return figures(computed(spillId));
  }

  private LeakRadiusView computed(UUID spillId) {
    Optional<LeakRadiusView> last = radii.last(spillId);
    return last.orElseThrow(
        () ->
            ProblemException.of(
                PaperProblem.RADIUS_NOT_COMPUTED, "Hãy tính phạm vi lộ, lọt trước khi in."));
  }

  List<Map<String, String>> people(UUID spillId) {
    LeakRadiusView radius = computed(spillId);
    var people = new ArrayList<Map<String, String>>();
    String last = "";
    for (List<Reached> page = radii.people(radius.id(), last, PAGE);
        !page.isEmpty();
        page = radii.people(radius.id(), last, PAGE)) {
      page.forEach(it -> people.add(words(it)));
      last = page.getLast().address();
    }
    return people;
  }

  static Map<String, String> words(Reached person) {
    return Map.of(
        "address", person.inside() ? person.address() : person.address() + " (ngoài tỉnh)",
        "route", person.route().inVietnamese(),
        "received", Words.shortly(person.receivedAt()),
        "opened",
            person.opened().inVietnamese()
                + (person.answered() ? ", trả lời" : "")
                + (person.forwarded() ? ", chuyển tiếp" : ""),
        "minutes", Words.of(person.minutes()));
  }

  static Map<String, Object> figures(LeakRadiusView radius) {
    RadiusFigures all = Objects.requireNonNull(radius.figures());
    List<LeakRadiusView.UnknownView> unknowns = Objects.requireNonNull(radius.unknowns());
    return Map.of(
        "radius",
        Map.of(
            "number", Integer.toString(radius.number()),
            "computed", Words.of(radius.computedAt()),
            "window", window(all),
            "inside", Words.of(all.inside()),
            "outside", Words.of(all.outside()),
            "unknowns",
                unknowns.isEmpty()
                    ? "Không có."
                    : unknowns.stream()
                        .map(LeakRadiusView.UnknownView::sentence)
                        .collect(Collectors.joining(" "))),
        "figures",
        List.of(
            row("Hộp thư đã có bản", all.inside(), "Địa chỉ ngoài tỉnh", all.outside()),
            row("- đã mở", all.opened(), "Chuyển tiếp trong tỉnh", all.forwardsInside()),
            row("- chưa đánh dấu đọc", all.notMarked(), "Chuyển ra ngoài", all.forwardsOutside()),
            row("- không rõ đã mở", all.openedUnknown(), "Thư trả lời", all.answers()),
            row("Hộp thư còn bản", all.stillThere(), "Lâu nhất, phút", all.longestMinutes())));
  }

  private static Map<String, String> row(
      String left, Long leftNumber, String right, @Nullable Long rightNumber) {
    return Map.of(
        "left",
        left,
        "leftNumber",
        Words.of(leftNumber),
        "right",
        right,
        "rightNumber",
        Words.of(rightNumber));
  }

  private static String window(RadiusFigures figures) {
    if (figures.from() == null) {
      return "chưa rõ";
    }
    return "từ %s đến %s, %s phút"
        .formatted(
            Words.of(figures.from()),
            figures.until() == null
                ? "thời điểm tính (còn bản chưa cách ly)"
                : Words.of(figures.until()),
            Words.of(figures.minutes()));
  }
}
