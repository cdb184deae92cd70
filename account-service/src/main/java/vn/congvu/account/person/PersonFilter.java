package vn.congvu.account.person;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param unitCodes null for every unit
 */
record PersonFilter(@Nullable Set<String> unitCodes, @Nullable String query) {}
