/** A service as small as can be, to show what the platform gives. */
@NullMarked
package vn.congvu.platform.sample;

import org.jspecify.annotations.NullMarked;
