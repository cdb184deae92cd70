package vn.congvu.james.vault;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.james.core.Username;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;

/** What a server keeps of the mail that its users have deleted; its failures go up as they are. */
public interface Vault {

  boolean isOn();

  /**
   * Of whom a mail is kept that may bear one of the fingerprints, as its own or as one that it
   * answers; a page of them by address.
   *
   * @param after the last one seen before; empty to begin
   * @return empty where that could only be told by reading whatever is kept
   */
  Optional<List<String>> owners(Collection<Fingerprint> prints, String after, int limit)
      throws Exception;

  /**
   * A page of what is kept of a user.
   *
   * @param after the id of the last one read before; empty to begin
   * @return where to go on; null at the end
   */
  @Nullable String read(Username owner, String after, Reader reader) throws Exception;

  Optional<InputStream> open(Username owner, String id) throws Exception;

  /** It is gone, also when it was gone before. */
  void purge(Username owner, String id) throws Exception;

  /** Sees a mail only as long as it is called. */
  interface Reader {
    void mail(Kept kept, InputStream message) throws IOException;
  }

  record Kept(String id, long bytes, Instant deletedAt) {}
}
