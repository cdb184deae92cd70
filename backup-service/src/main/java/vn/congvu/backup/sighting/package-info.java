/**
 * Where the backups last saw what another service looks for: each copy in its folder, and how far
 * each mailbox was read. Answers our own services only; the gateway knows no route to it.
 */
@NullMarked
package vn.congvu.backup.sighting;

import org.jspecify.annotations.NullMarked;
