package vn.congvu.security.duty;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a duty was done.
 *
 * @param told who was told, by name or office
 * @param at when; now when absent
 * @param letterNumber number and sign of the letter, needed where the channel has one
 * @param proof what shows it: who took the call, the number of the receipt; never any content
 */
public record Deed(
    @NotNull Channel channel,
    @NotBlank @Size(max = 200) String told,
    @Nullable Instant at,
    @Nullable @Size(max = 60) @Pattern(regexp = "[\\p{L}\\p{N} ./()-]*") String letterNumber,
    @Nullable String proof) {

  public static Deed onThePlatform(String told, Instant at) {
    return new Deed(Channel.PORTAL, told, at, null, null);
  }
}
