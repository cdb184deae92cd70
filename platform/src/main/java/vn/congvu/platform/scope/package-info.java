/** Who calls, and which units that caller may see. */
@NullMarked
package vn.congvu.platform.scope;

import org.jspecify.annotations.NullMarked;
