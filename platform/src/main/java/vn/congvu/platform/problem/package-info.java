/** Every 4xx and 5xx is one shape (RFC 9457), and no exception's message ever reaches a caller. */
@NullMarked
package vn.congvu.platform.problem;

import org.jspecify.annotations.NullMarked;
