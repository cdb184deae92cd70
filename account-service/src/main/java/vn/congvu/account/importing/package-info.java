/**
 * Lists of officers as offices really keep them: read, checked row by row, corrected, and only then
 * turned into requests. Writes nothing to the register, and nothing to the requests before a list
 * is accepted.
 */
@NullMarked
package vn.congvu.account.importing;

import org.jspecify.annotations.NullMarked;
