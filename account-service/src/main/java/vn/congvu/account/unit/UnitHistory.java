package vn.congvu.account.unit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a unit was called and where it stood over time, who came before it and after it. */
public record UnitHistory(
    String code, List<Period> periods, List<Link> predecessors, List<Link> successors) {

  /** From the given day until the next period. */
  public record Period(
      LocalDate validFrom,
      String name,
      @Nullable String parentCode,
      @Nullable String domain,
      UnitLevel level,
      String legalBasis) {}

  /** Another unit that this one follows or is followed by. */
  public record Link(String code, LocalDate effectiveFrom) {}
}
