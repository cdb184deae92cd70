/**
 * A repository of mail: deduplicated, compressed, encrypted with a key per blob, and able to forget
 * one message everywhere.
 *
 * <p>Knows no container and no service; backup-service, the stand-alone reader and the benchmarks
 * use it alike. The catalogue (which mailbox holds which message when) is the caller's, except for
 * the manifests kept for the day the database is gone.
 */
@NullMarked
package vn.congvu.backup.repository;

import org.jspecify.annotations.NullMarked;
