/** The facts that services announce to each other, and nothing else. */
@NullMarked
package vn.congvu.contracts;

import org.jspecify.annotations.NullMarked;
