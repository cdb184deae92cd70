/** Every place where a copy can lie, and what was done there. */
@NullMarked
package vn.congvu.security.coverage;

import org.jspecify.annotations.NullMarked;
