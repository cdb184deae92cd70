/** Immutable pack files, and the index that finds a blob in them within bounded memory. */
@NullMarked
package vn.congvu.backup.repository.pack;

import org.jspecify.annotations.NullMarked;
