/** The primitives of the format: addresses, byte readers and writers, and the one exception. */
@NullMarked
package vn.congvu.backup.repository.format;

import org.jspecify.annotations.NullMarked;
