package vn.congvu.account.importing.check;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the unit that an office means by its name, short name or half of it. */
public final class UnitNames {

  private static final Pattern PARTS =
      Pattern.compile("\\s*[,;()]\\s*|\\s+[-–—]\\s+|\\s*[-–—]\\s+");
  private static final Map<String, String> LONG_FORMS =
      Map.of("uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd");
  private static final Pattern KIND = Pattern.compile("^(ubnd )?(xa|phuong|tinh|so|phong|ban) ");

  private final Map<String, KnownUnit> byCode = new HashMap<>();
  private final Map<String, Set<String>> byName = new HashMap<>();

  public UnitNames(Collection<KnownUnit> units) {
    for (KnownUnit unit : units) {
      byCode.put(unit.code(), unit);
      String name = plain(unit.name());
      put(plain(unit.code()), unit);
      put(name, unit);
      put(initials(name), unit);
      put(KIND.matcher(name).replaceFirst(""), unit);
      put(name.replaceFirst("^ubnd ", ""), unit);
    }
  }

  /**
   * @param unit what was found, null when nothing or more than one fits
   * @param whole whether all of the text was understood
   * @param nearest a unit whose name differs by a slip
   */
  record Match(@Nullable KnownUnit unit, boolean whole, @Nullable KnownUnit nearest) {}

  Optional<KnownUnit> byCode(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  Match find(String text) {
    Optional<KnownUnit> exact = exact(text);
    if (exact.isPresent()) {
      return new Match(exact.get(), true, null);
    }
    List<KnownUnit> parts =
        Arrays.stream(PARTS.split(text)).flatMap(part -> exact(part).stream()).toList();
    if (!parts.isEmpty()) {
      KnownUnit deepest =
          parts.stream().max(Comparator.comparingInt(this::depth)).orElse(parts.getFirst());
      boolean whole = parts.size() == PARTS.split(text).length;
      return new Match(deepest, whole, null);
    }
    return new Match(null, false, nearest(text).orElse(null));
  }

  private Optional<KnownUnit> exact(String text) {
    Set<String> codes = byName.getOrDefault(plain(text), Set.of());
    return codes.size() == 1 ? byCode(codes.iterator().next()) : Optional.empty();
  }

  private Optional<KnownUnit> nearest(String text) {
    String wanted = plain(text);
    if (wanted.length() < 4) {
      return Optional.empty();
    }
    int allowed = Math.max(1, wanted.length() / 5);
    Map<KnownUnit, Integer> near =
        byName.entrySet().stream()
            .filter(e -> e.getValue().size() == 1 && e.getKey().length() >= 4)
            .map(e -> Map.entry(e, Words.distance(wanted, e.getKey())))
            .filter(e -> e.getValue() <= allowed)
            .collect(
                Collectors.toMap(
                    e -> byCode.get(e.getKey().getValue().iterator().next()),
                    Map.Entry::getValue,
                    Math::min));
    int least = near.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    List<KnownUnit> best =
        near.entrySet().stream().filter(e -> e.getValue() == least).map(Map.Entry::getKey).toList();
    return best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
  }

  private int depth(KnownUnit unit) {
    int depth = 0;
    KnownUnit at = unit;
    while (at != null && at.parentCode() != null && depth < 20) {
      at = byCode.get(at.parentCode());
      depth++;
    }
    return depth;
  }

  private void put(String name, KnownUnit unit) {
    if (name.length() > 1) {
      byName.computeIfAbsent(name, n -> new HashSet<>()).add(unit.code());
    }
  }

  private static String plain(String name) {
    String folded = Words.fold(name);
    for (Map.Entry<String, String> form : LONG_FORMS.entrySet()) {
      folded = folded.replace(form.getKey() + " ", form.getValue() + " ");
    }
    return folded;
  }

  private static String initials(String name) {
    return Arrays.stream(name.split(" "))
        .filter(word -> !word.isEmpty() && !"va".equals(word))
        .map(word -> word.substring(0, 1))
        .collect(Collectors.joining());
  }
}
