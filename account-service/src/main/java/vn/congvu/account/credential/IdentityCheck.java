package vn.congvu.account.credential;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How the one who hands the link over made sure who receives it.
 *
 * @param method met in person, called back on the registered number, or by a signed letter
 * @param note what a later reader needs, for instance the letter's number
 */
@Schema(description = "How it was made sure that the link reaches the mailbox's user")
public record IdentityCheck(
    @NotNull Method method,
    @NotNull @PastOrPresent Instant checkedAt,
    @Nullable @Size(max = 500) String note) {

  /** The ways that the regulation accepts. */
  public enum Method {
    /** Gặp trực tiếp. */
    MEETING,
    /** Gọi lại số đã đăng ký. */
    CALLBACK,
    /** Văn bản. */
    LETTER
  }
}
