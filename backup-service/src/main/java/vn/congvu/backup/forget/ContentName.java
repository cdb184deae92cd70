package vn.congvu.backup.forget;

import java.util.UUID;

/**
 * By what a content is to be forgotten.
 *
 * @param content which all copies that are equal to the byte share
 * @param fingerprint of its own that the fewest messages bear: its Message-ID's if it has one
 */
record ContentName(UUID content, String fingerprint) {}
