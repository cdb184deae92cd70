/** Every error the gateway itself can answer, as RFC 9457 problem details. */
@NullMarked
package vn.congvu.gateway.problem;

import org.jspecify.annotations.NullMarked;
