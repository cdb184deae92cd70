/** For test scope only. */
@NullMarked
package vn.congvu.platform.test;

import org.jspecify.annotations.NullMarked;
