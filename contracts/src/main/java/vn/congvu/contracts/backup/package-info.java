/** Facts that backup-service announces. */
@NullMarked
package vn.congvu.contracts.backup;

import org.jspecify.annotations.NullMarked;
