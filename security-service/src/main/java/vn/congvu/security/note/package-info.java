/** Short notes that people write, kept free of the document itself. */
@NullMarked
package vn.congvu.security.note;

import org.jspecify.annotations.NullMarked;
