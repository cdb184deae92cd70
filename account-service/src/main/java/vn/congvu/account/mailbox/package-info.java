/**
 * The register of mailboxes: whose they are, their addresses and size, and the state of each with
 * every step that led to it. Says what ought to be; the mail server is brought along by {@code
 * provisioning}.
 */
@NullMarked
package vn.congvu.account.mailbox;

import org.jspecify.annotations.NullMarked;
