/**
 * The port to the mail server: what the platform asks of any server, whoever made it.
 *
 * <p>Owns no data and knows no unit, request or law. Every operation is idempotent, because callers
 * repeat it after a crash without knowing how far the last attempt came.
 */
@NullMarked
package vn.congvu.mail;

import org.jspecify.annotations.NullMarked;
