/**
 * What the regulation in force asks of the backups, as account-service announced it. Decides
 * nothing: schedules, retention and drills ask here, and nobody else has a figure of their own.
 */
@NullMarked
package vn.congvu.backup.rules;

import org.jspecify.annotations.NullMarked;
