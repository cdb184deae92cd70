/** The case: from the report to its closure, seen by its own people only. */
@NullMarked
package vn.congvu.security.spill;

import org.jspecify.annotations.NullMarked;
