/**
 * Proves that backups can be restored: a random sample of mailboxes is restored into scratch
 * mailboxes on the mail server, read back, compared and timed; the result is signed. Never touches
 * a mailbox that somebody uses.
 */
@NullMarked
package vn.congvu.backup.drill;

import org.jspecify.annotations.NullMarked;
