/** Changes name the version that they were made against. */
@NullMarked
package vn.congvu.platform.etag;

import org.jspecify.annotations.NullMarked;
