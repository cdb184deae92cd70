/** Restores a mailbox with nothing but the store and the master key. */
@NullMarked
package vn.congvu.backup.repository.reader;

import org.jspecify.annotations.NullMarked;
