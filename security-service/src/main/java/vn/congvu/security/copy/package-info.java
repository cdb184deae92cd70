/** The copies of a case's messages: where each lies and what became of it. */
@NullMarked
package vn.congvu.security.copy;

import org.jspecify.annotations.NullMarked;
