/** From the address that an operator wrote to the store that lies there. */
@NullMarked
package vn.congvu.backup.repository.place;

import org.jspecify.annotations.NullMarked;
