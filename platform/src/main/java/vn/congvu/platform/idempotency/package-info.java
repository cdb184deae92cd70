/** A creating call repeated with the same key is answered the same and done once. */
@NullMarked
package vn.congvu.platform.idempotency;

import org.jspecify.annotations.NullMarked;
