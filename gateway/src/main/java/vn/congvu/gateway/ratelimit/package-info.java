/** How many requests a caller may make. */
@NullMarked
package vn.congvu.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
