package vn.congvu.security.locate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * What somebody says of doubtful copies.
 *
 * @param areCopies whether they are copies, and to be taken; others stay where they are
 * @param reason a few words without any content
 */
record DoubtRequest(
    @NotEmpty @Size(max = 200) List<@NotNull UUID> copies,
    @NotNull Boolean areCopies,
    @NotBlank String reason) {

  DoubtRequest {
    copies = List.copyOf(copies);
  }
}
