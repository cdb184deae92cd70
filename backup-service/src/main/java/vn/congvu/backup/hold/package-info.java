/**
 * Legal hold: mailboxes of which nothing is let go, whatever retention says. Placed by one person,
 * lifted by another.
 */
@NullMarked
package vn.congvu.backup.hold;

import org.jspecify.annotations.NullMarked;
