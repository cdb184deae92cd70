package vn.congvu.security.approval;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a second person signs.
 *
 * @param digest of the set that they have read
 * @param authority what the authority answered before anything is destroyed
 */
record Approval(
    @NotNull @Pattern(regexp = "[0-9a-f]{64}") String digest, @NotNull @Valid Authority authority) {

  /**
   * Whether the authority asks that everything is kept as it is found (Decree 331/2026, article
   * 26.2): never assumed, always asked.
   *
   * @param answeredBy whose answer it is
   * @param letterNumber under which it is kept
   */
  public record Authority(
      @NotNull Boolean keepAsIs,
      @NotBlank @Size(max = 300) String answeredBy,
      @NotBlank @Size(max = 60) String letterNumber) {}
}
