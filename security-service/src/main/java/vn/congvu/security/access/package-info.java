/** Looking at a case that one is not on: by order of two persons, for a time, and never unseen. */
@NullMarked
package vn.congvu.security.access;

import org.jspecify.annotations.NullMarked;
