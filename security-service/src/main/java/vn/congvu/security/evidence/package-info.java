/** The hash chain of each case: what was done, by whom and when, provable without us. */
@NullMarked
package vn.congvu.security.evidence;

import org.jspecify.annotations.NullMarked;
