/**
 * Mail by plain IMAP, in any mailbox, in the platform's own name: folders, flags and byte-exact
 * messages in both directions. Speaks the protocol itself, because a message must pass from the
 * wire to its reader without ever lying in memory whole, and commands must be under way while
 * earlier answers are still read.
 */
@NullMarked
package vn.congvu.mail.access;

import org.jspecify.annotations.NullMarked;
