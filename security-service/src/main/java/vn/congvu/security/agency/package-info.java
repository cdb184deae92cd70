/** A small copy of the unit tree, kept by {@code unit.events}: whose head is told. */
@NullMarked
package vn.congvu.security.agency;

import org.jspecify.annotations.NullMarked;
