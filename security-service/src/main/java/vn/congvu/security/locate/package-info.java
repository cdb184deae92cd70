/**
 * Finds the copies of a case's messages and changes nothing where it looks: what the backups know,
 * looked at in its place, and whatever came to a mailbox since; mail in no mailbox; deleted mail
 * that the server keeps. A verification reads every mailbox whole.
 */
@NullMarked
package vn.congvu.security.locate;

import org.jspecify.annotations.NullMarked;
