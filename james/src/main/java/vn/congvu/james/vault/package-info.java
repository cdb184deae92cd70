/**
 * For an edition of James that has the Deleted Messages Vault, which the embedded one has not:
 * copies of deleted mail, found by fingerprint. Loaded by James itself as an extension ({@code
 * extensions.routes} in {@code webadmin.properties}).
 */
@NullMarked
package vn.congvu.james.vault;

import org.jspecify.annotations.NullMarked;
