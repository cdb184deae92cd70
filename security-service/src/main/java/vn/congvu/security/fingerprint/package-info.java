/** Keyed hashes of messages, the same that the backups' catalogue has. */
@NullMarked
package vn.congvu.security.fingerprint;

import org.jspecify.annotations.NullMarked;
