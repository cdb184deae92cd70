/** The hash-chained record of every administrative act. */
@NullMarked
package vn.congvu.platform.audit;

import org.jspecify.annotations.NullMarked;
