/** The four duties of whoever learns of a classified document, each with its own clock. */
@NullMarked
package vn.congvu.security.duty;

import org.jspecify.annotations.NullMarked;
