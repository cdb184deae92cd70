/** A small copy of the mailboxes, kept by {@code mailbox.events}: whose box an address is. */
@NullMarked
package vn.congvu.security.mailbox;

import org.jspecify.annotations.NullMarked;
