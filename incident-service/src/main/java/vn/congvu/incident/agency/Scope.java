package vn.congvu.incident.agency;

import java.util.Set;

/**
 * Whose tickets and incidents a caller may see.
 *
 * @param all whether every unit is visible; then {@code unitCodes} is not asked
 */
public record Scope(boolean all, Set<String> unitCodes) {

  public Scope {
    unitCodes = Set.copyOf(unitCodes);
  }

  public boolean contains(String unitCode) {
    return all || unitCodes.contains(unitCode);
  }
}
