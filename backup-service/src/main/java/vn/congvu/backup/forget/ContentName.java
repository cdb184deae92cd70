package vn.congvu.backup.forget;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By what a content is to be forgotten.
 *
 * @param content which all copies that are equal to the byte share
 * @param fingerprint of its own that the fewest messages bear: its Message-ID's if it has one; null
 *     when others bear each of them
 */
record ContentName(UUID content, @Nullable String fingerprint) {}
