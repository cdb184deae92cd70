/** What this service asks of backup-service. */
@NullMarked
package vn.congvu.security.backup;

import org.jspecify.annotations.NullMarked;
