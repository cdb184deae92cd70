package vn.congvu.security.containment;

import java.util.UUID;

/**
 * A part of a message of the case, by which copies are found.
 *
 * @param bytes how long it is, decoded
 * @param lookedFor whether it is long enough, by the regulation, or only known
 */
record PartView(UUID id, long bytes, boolean lookedFor) {}
