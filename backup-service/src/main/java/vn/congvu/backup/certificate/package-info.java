/**
 * Says something under signature that can be checked for ever without this system: canonical JSON,
 * Ed25519. Knows nothing of what it says.
 */
@NullMarked
package vn.congvu.backup.certificate;

import org.jspecify.annotations.NullMarked;
