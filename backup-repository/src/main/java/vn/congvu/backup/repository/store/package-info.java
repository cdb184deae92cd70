/** Where objects lie: a folder here, a bucket there. */
@NullMarked
package vn.congvu.backup.repository.store;

import org.jspecify.annotations.NullMarked;
