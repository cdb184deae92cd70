package vn.congvu.backup.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that was not in the folder before.
 *
 * @param flags their number, see {@link FlagSets}
 * @param content null when the repository refused it, because it was forgotten by order
 */
public record NewMessage(long uid, Instant internalDate, int flags, @Nullable Content content) {

  /**
   * @param address where the repository has it; equal messages have equal addresses
   * @param prints of its Message-ID and of its parts
   * @param references prints of the messages that it answers or continues
   * @param parts blobs that it may share with other messages
   * @param subject only when the operator switched the index of subjects on
   */
  public record Content(
      UUID address,
      long size,
      List<UUID> prints,
      List<UUID> references,
      List<UUID> parts,
      String sender,
      @Nullable String subject) {}
}
