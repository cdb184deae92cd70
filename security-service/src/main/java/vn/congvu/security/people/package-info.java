/** Who knows that a case exists, and as what. */
@NullMarked
package vn.congvu.security.people;

import org.jspecify.annotations.NullMarked;
