package vn.congvu.security.spill;

import java.util.UUID;
import vn.congvu.fingerprint.FingerprintKind;

/**
 * A fingerprint of the case, for those who look for copies.
 *
 * @param bytes how long a part is, decoded; 0 for ids. Of a short one many messages have the same
 */
public record PrintView(FingerprintKind kind, UUID print, long bytes) {}
