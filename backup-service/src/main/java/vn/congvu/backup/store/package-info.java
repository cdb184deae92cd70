/** The repository that all mail goes to, and where it lies. */
@NullMarked
package vn.congvu.backup.store;

import org.jspecify.annotations.NullMarked;
