/** Identifiers. */
@NullMarked
package vn.congvu.platform.id;

import org.jspecify.annotations.NullMarked;
