package vn.congvu.security.mail;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Names a message as {@code /own-messages} lists it.
 *
 * @param mailbox one that the caller may enter by right; their own when absent
 */
public record MessageReference(
    @Nullable @Size(max = 320) String mailbox,
    @NotBlank @Size(max = 1000) String folder,
    @Positive long uidValidity,
    @Positive long uid) {

  /** A folder's name is its owner's own text. */
  @Override
  public String toString() {
    return "MessageReference[" + uidValidity + ":" + uid + "]";
  }
}
