package vn.congvu.mail;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;

/**
 * Mail that lies in no mailbox: in queues, among errors, set aside. It is asked for by fingerprint,
 * for only the server reads it; a mail that is just being delivered is in none of these places and
 * will be in a mailbox.
 *
 * <p>Failures are those of {@link MailProvisioning}.
 */
public interface UndeliveredMail {

  /** Whether this server can be asked. Where not, what such places hold is not known. */
  boolean offered();

  /** Names of the places that there are now. */
  List<String> places();

  /**
   * A page of a place; an empty one may still have a next.
   *
   * @param prints of what the mail itself is or carries
   * @param answers also mail that only answers or continues it
   * @param after where the last page ended; null for the first
   */
  Found find(String place, Set<Fingerprint> prints, boolean answers, @Nullable String after);

  /**
   * @param next where to go on; null when the place was searched to its end
   */
  record Found(List<UndeliveredCopy> copies, @Nullable String next) {}

  /**
   * Writes the mail to the byte.
   *
   * @return false when it is not there any more; then nothing was written
   */
  boolean read(String place, String id, OutputStream out);

  /** The mail is gone from the place. */
  void remove(String place, String id);

  /**
   * Puts a mail on its way as if it had just arrived. Whoever calls again because no answer came
   * may have it delivered twice.
   *
   * @param sender empty for none
   * @param mail is read to its end
   */
  void send(String id, String sender, List<String> recipients, InputStream mail);
}
