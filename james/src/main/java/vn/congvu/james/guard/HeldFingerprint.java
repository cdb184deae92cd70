package vn.congvu.james.guard;

import java.time.Instant;
import vn.congvu.fingerprint.Fingerprint;

/**
 * What must not come back.
 *
 * @param answers whether mails that answer or continue the message are held too
 */
record HeldFingerprint(Fingerprint print, boolean answers, Instant since) {}
