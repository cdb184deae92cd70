package vn.congvu.account.importing;

import java.util.UUID;

/** A request that came of an accepted list; one for each agency, for each has its own head. */
record ImportedRequest(UUID id, String unit, int lines) {}
