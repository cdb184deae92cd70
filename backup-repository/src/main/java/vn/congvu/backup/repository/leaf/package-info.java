/** Cuts the content of a part into chunks, decoded where that can be undone to the byte. */
@NullMarked
package vn.congvu.backup.repository.leaf;

import org.jspecify.annotations.NullMarked;
