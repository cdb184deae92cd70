/**
 * What a row of a list says, what is wrong with it and what it should be. Plain Java over rows in
 * memory; what the register knows is handed in.
 */
@NullMarked
package vn.congvu.account.importing.check;

import org.jspecify.annotations.NullMarked;
