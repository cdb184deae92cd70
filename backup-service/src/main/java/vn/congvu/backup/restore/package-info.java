/**
 * Gives mail back as of a moment: to where it lay, to another mailbox, or as a file. Never without
 * a reason and a second person, and never what was forgotten by order.
 */
@NullMarked
package vn.congvu.backup.restore;

import org.jspecify.annotations.NullMarked;
