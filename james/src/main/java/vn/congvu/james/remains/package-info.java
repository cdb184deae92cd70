/** What the database's files still hold of messages that are in no mailbox any more. */
@NullMarked
package vn.congvu.james.remains;

import org.jspecify.annotations.NullMarked;
