/**
 * How each part of Congvu starts on one machine as a real process: the same code for {@code
 * ./congvu up} and for tests. Knows ports, places and readiness; never a domain type.
 */
@NullMarked
package vn.congvu.localstack;

import org.jspecify.annotations.NullMarked;
