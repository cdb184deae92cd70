/**
 * Keeps the repository as the regulation wants it: checks it, copies it, lets go what need not be
 * kept, and gives the space back. Never decides how long something is kept.
 */
@NullMarked
package vn.congvu.backup.keep;

import org.jspecify.annotations.NullMarked;
