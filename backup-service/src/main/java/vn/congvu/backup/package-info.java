/**
 * Owns the backups of every mailbox: when each was taken, what it holds, what was restored and what
 * had to be forgotten. Never shows the content of a mail, and never keeps it unencrypted.
 */
@NullMarked
package vn.congvu.backup;

import org.jspecify.annotations.NullMarked;
