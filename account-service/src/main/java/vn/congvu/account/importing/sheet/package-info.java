/**
 * Rows of text out of .xlsx and .csv files from anywhere. Knows nothing of forms or people; trusts
 * nothing in the file and evaluates nothing.
 */
@NullMarked
package vn.congvu.account.importing.sheet;

import org.jspecify.annotations.NullMarked;
