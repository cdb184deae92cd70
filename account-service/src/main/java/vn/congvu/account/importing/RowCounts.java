package vn.congvu.account.importing;

import java.util.Map;
import vn.congvu.account.importing.check.FindingCode;

/**
 * @param errors rows that have one or more and are not skipped
 * @param warnings rows that have warnings only and are not skipped
 * @param findings how often each was found, skipped rows aside
 */
record RowCounts(
    int all, int errors, int warnings, int skipped, Map<FindingCode, Integer> findings) {}
