/**
 * Takes the copies of a case away, at once and as long as the case lives, and gives them back when
 * it was a false alarm. Decides nothing about what is a copy for ever: that is the approval's.
 */
@NullMarked
package vn.congvu.security.containment;

import org.jspecify.annotations.NullMarked;
