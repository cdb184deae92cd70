/**
 * What a mailbox looked like, run by run, so that it can be restored with nothing but the store and
 * the master key.
 */
@NullMarked
package vn.congvu.backup.repository.manifest;

import org.jspecify.annotations.NullMarked;
