/**
 * Forgets a message in every generation and every copy: one person orders, another approves, the
 * keys of its blobs are destroyed, and the order says what proves it.
 */
@NullMarked
package vn.congvu.backup.forget;

import org.jspecify.annotations.NullMarked;
