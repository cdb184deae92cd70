/** Finds mail in the backups by where and when it lay and who sent it; shows nothing of it. */
@NullMarked
package vn.congvu.backup.search;

import org.jspecify.annotations.NullMarked;
