/**
 * Apache James assembled from its published parts: mail, users and aliases in PostgreSQL, the mail
 * queue on disk, delivery to local mailboxes only. Nothing here sends a mail to another machine.
 */
@NullMarked
package vn.congvu.james;

import org.jspecify.annotations.NullMarked;
