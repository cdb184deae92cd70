package vn.congvu.mail.access;

import java.time.Instant;

/**
 * A message as its owner picks it from a list that shows no content.
 *
 * @param sender the address in the first From field; empty when there is none that can be read
 */
public record MessageListing(long uid, Instant internalDate, long size, String sender) {}
