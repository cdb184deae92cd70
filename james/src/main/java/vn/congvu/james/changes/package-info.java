/**
 * Keeps which mailboxes have got, moved or lost mail and when, so that whoever looks for a message
 * opens those and no others.
 */
@NullMarked
package vn.congvu.james.changes;

import org.jspecify.annotations.NullMarked;
