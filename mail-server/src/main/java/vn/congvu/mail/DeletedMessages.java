package vn.congvu.mail;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;

/**
 * Copies that the server keeps of mail its users have deleted. On some servers every expunge makes
 * one, that of a take-down too: first expunge, then purge here.
 *
 * <p>Failures are those of {@link MailProvisioning}.
 */
public interface DeletedMessages {

  /** Whether the server keeps deleted mail and can be asked for it. */
  boolean offered();

  /**
   * The mailboxes of which something is kept that may bear one of the fingerprints, as its own or
   * as one that it answers: no others need to be asked.
   *
   * @return empty when the server cannot tell without reading whatever it keeps
   */
  Optional<Set<String>> owners(Set<Fingerprint> prints);

  /**
   * A page of what is kept of a mailbox; an empty one may still have a next.
   *
   * @param prints of what the mail itself is or carries
   * @param answers also mail that only answers or continues it
   * @param after where the last page ended; null for the first
   */
  Found find(String address, Set<Fingerprint> prints, boolean answers, @Nullable String after);

  /**
   * @param next where to go on; null when everything was looked at
   */
  record Found(List<DeletedCopy> copies, @Nullable String next) {}

  /**
   * A deleted mail that can still be brought back.
   *
   * @param fingerprints those of the ones asked for that it bears
   */
  record DeletedCopy(
      String address, String id, long bytes, Instant deletedAt, Set<Fingerprint> fingerprints) {}

  /**
   * Writes the mail to the byte.
   *
   * @return false when it is not kept any more; then nothing was written
   */
  boolean read(String address, String id, OutputStream out);

  /** Nobody can bring the mail back any more. */
  void purge(String address, String id);
}
