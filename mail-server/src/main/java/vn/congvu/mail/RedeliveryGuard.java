package vn.congvu.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKey;

/**
 * Keeps what was taken down from coming back. A mail that arrives with a held fingerprint, its own
 * or of anything it carries, is set aside at {@link #place} instead of delivered, and a mail
 * program that would put one into a mailbox is refused. What is held stays so through restarts.
 *
 * <p>Failures are those of {@link MailProvisioning}.
 */
public interface RedeliveryGuard {

  /** Whether this server has a guard. Where not, what comes back is found by sweeps alone. */
  boolean offered();

  /** Whether the server takes fingerprints with this key; held by another one nothing is caught. */
  boolean knows(FingerprintKey key);

  /**
   * @param answers also mail that only answers or continues a message of this id
   */
  void hold(Fingerprint print, boolean answers);

  void release(Fingerprint print);

  /**
   * A page of what is held; an empty one is the end.
   *
   * @param after the last one of the page before; null for the first page
   */
  List<Held> held(@Nullable Fingerprint after);

  /** One fingerprint that is held. */
  record Held(Fingerprint print, boolean answers, Instant since) {}

  /** Where caught mail lies, see {@link UndeliveredMail}. */
  String place();
}
