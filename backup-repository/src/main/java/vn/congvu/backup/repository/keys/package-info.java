/** The keys: master key, one key per pack, one key per blob; what makes a blob forgettable. */
@NullMarked
package vn.congvu.backup.repository.keys;

import org.jspecify.annotations.NullMarked;
