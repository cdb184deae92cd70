/**
 * Plain SQL in the transaction at hand: the catalogue works on millions of rows, whose statements
 * are written for their plans and not for their objects.
 */
@NullMarked
package vn.congvu.backup.database;

import org.jspecify.annotations.NullMarked;
