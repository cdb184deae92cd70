/**
 * Splits a message into its structure and its leaf parts while it streams by; joins give the same
 * bytes, whatever came in.
 */
@NullMarked
package vn.congvu.backup.repository.mime;

import org.jspecify.annotations.NullMarked;
