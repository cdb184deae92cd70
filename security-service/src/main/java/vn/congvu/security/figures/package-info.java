/** The yearly figures of the report on the protection of state secrets. */
@NullMarked
package vn.congvu.security.figures;

import org.jspecify.annotations.NullMarked;
