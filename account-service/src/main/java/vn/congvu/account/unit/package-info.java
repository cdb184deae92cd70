/**
 * The time-valid tree of agencies: what a unit was called and where it stood on any day, who came
 * before it, and which units a caller may see. Never closes a mailbox.
 */
@NullMarked
package vn.congvu.account.unit;

import org.jspecify.annotations.NullMarked;
