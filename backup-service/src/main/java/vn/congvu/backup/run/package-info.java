/**
 * Takes mail from the mail server into the repository: runs over many mailboxes as durable jobs,
 * one per mailbox, which replicas share and no kill loses. Decides nothing about what is kept for
 * how long.
 */
@NullMarked
package vn.congvu.backup.run;

import org.jspecify.annotations.NullMarked;
