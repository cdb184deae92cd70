package vn.congvu.account.unit;

import java.util.Set;

/** CDI event inside the transaction that changed the tree; the codes of the units touched. */
public record UnitsChanged(Set<String> codes) {}
