package vn.congvu.security.mail;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/** Names a message of the caller's own mailbox, as {@code /own-messages} lists it. */
public record MessageReference(
    @NotBlank @Size(max = 1000) String folder, @Positive long uidValidity, @Positive long uid) {

  /** A folder's name is its owner's own text. */
  @Override
  public String toString() {
    return "MessageReference[" + uidValidity + ":" + uid + "]";
  }
}
