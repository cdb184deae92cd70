/**
 * Splits a message into its structure and its leaf parts while it streams by; all pieces together
 * are the same bytes, whatever came in.
 */
@NullMarked
package vn.congvu.fingerprint.mime;

import org.jspecify.annotations.NullMarked;
