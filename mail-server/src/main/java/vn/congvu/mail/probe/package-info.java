/** Looks at the mail server as a user's mail program does: by SMTP submission and IMAP. */
@NullMarked
package vn.congvu.mail.probe;

import org.jspecify.annotations.NullMarked;
