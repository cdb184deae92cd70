/**
 * Carries ordered work out on the mail server and at the identity provider: durable tasks that
 * survive a kill at any moment and end with each mailbox exactly once. Decides nothing: whether the
 * work may be done was settled by the request; what the register then says is the mailbox
 * feature's.
 */
@NullMarked
package vn.congvu.account.provisioning;

import org.jspecify.annotations.NullMarked;
