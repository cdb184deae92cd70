package vn.congvu.security.mailaccess;

import java.time.Instant;
import java.util.UUID;

/**
 * That somebody entered a mailbox, a day long or in a case that has ended.
 *
 * @param from the first time that day
 * @param to the last time
 */
public record EntryView(
    UUID id, String by, String reason, String legalBasis, Instant from, Instant to) {}
