/**
 * The ledger that the operator owes (Đ16 k5): what is backed up by which plan, how each backup
 * ended, whether the copies suffice and what is overdue; also for backups that other tools make.
 * Makes no backup itself.
 */
@NullMarked
package vn.congvu.backup.ledger;

import org.jspecify.annotations.NullMarked;
