/**
 * Mail that people have deleted and the server still keeps, found by fingerprint. Here it lies in
 * PostgreSQL; an edition of James with a Deleted Messages Vault loads the same routes as an
 * extension ({@code extensions.routes} in {@code webadmin.properties}).
 */
@NullMarked
package vn.congvu.james.vault;

import org.jspecify.annotations.NullMarked;
