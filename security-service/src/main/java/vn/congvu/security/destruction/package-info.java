/**
 * Carries out what was approved, everywhere where a copy can be reached, and says of a place that
 * nothing is left there only when it is so.
 */
@NullMarked
package vn.congvu.security.destruction;

import org.jspecify.annotations.NullMarked;
