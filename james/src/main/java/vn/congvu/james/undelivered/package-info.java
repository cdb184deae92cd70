/**
 * Mail that is on its way or was set aside, found by fingerprint: in queues and repositories, where
 * no IMAP reaches.
 */
@NullMarked
package vn.congvu.james.undelivered;

import org.jspecify.annotations.NullMarked;
