package vn.congvu.account.unit;

import java.util.Set;

/**
 * The units that a caller may see.
 *
 * @param all every unit; {@code unitCodes} is empty then
 * @param unitCodes the caller's own units and all below them
 */
public record Scope(boolean all, Set<String> unitCodes) {
  public static final Scope EVERYTHING = new Scope(true, Set.of());

  public static Scope of(Set<String> unitCodes) {
    return new Scope(false, Set.copyOf(unitCodes));
  }

  public boolean includes(String unitCode) {
    return all || unitCodes.contains(unitCode);
  }

  public boolean isEmpty() {
    return !all && unitCodes.isEmpty();
  }
}
