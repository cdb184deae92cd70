/**
 * What is to be done again and again, and when next. Of several replicas exactly one has a turn.
 * Orders work of other features and does none itself.
 */
@NullMarked
package vn.congvu.backup.schedule;

import org.jspecify.annotations.NullMarked;
