/**
 * Plain SQL in the transaction at hand, where a statement is written for its plan and not for its
 * objects: sets of thousands of rows, and jobs that replicas claim.
 */
@NullMarked
package vn.congvu.platform.database;

import org.jspecify.annotations.NullMarked;
