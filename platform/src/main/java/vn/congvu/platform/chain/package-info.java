/** What every hash chain has in common: one way to write a row, one way to hash and export it. */
@NullMarked
package vn.congvu.platform.chain;

import org.jspecify.annotations.NullMarked;
