package vn.congvu.account.importing.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Addresses for one person.
 *
 * @param free best first
 * @param best what the person would get if nobody else had it
 * @param problem why there are none, in Vietnamese
 */
public record Proposal(List<String> free, @Nullable String best, @Nullable String problem) {

  public Proposal {
    free = List.copyOf(free);
  }
}
