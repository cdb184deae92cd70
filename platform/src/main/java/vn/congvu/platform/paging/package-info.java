/** Keyset pages with opaque cursors. */
@NullMarked
package vn.congvu.platform.paging;

import org.jspecify.annotations.NullMarked;
