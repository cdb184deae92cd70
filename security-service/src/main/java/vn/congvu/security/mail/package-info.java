/** The reporter's own mailbox, read live and never stored. */
@NullMarked
package vn.congvu.security.mail;

import org.jspecify.annotations.NullMarked;
