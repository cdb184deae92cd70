/** Two persons for what no one may do alone. */
@NullMarked
package vn.congvu.backup.approval;

import org.jspecify.annotations.NullMarked;
