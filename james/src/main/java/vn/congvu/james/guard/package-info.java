/**
 * Keeps what was taken down from coming back: a mail that bears a held fingerprint is set aside
 * instead of delivered, and no mail program may put one into a mailbox.
 */
@NullMarked
package vn.congvu.james.guard;

import org.jspecify.annotations.NullMarked;
