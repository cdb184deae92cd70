/**
 * The tests that every service has, each stated once and named by a service in a few lines. Test
 * scope only; it knows the platform and no service.
 */
@NullMarked
package vn.congvu.testkit;

import org.jspecify.annotations.NullMarked;
