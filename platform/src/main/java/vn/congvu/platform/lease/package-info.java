/**
 * Durable jobs that one replica at a time works on: claimed under a fresh lease, renewed while the
 * replica lives, taken over when it does not. Knows no job's purpose.
 */
@NullMarked
package vn.congvu.platform.lease;

import org.jspecify.annotations.NullMarked;
