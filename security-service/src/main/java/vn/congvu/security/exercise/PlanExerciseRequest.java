package vn.congvu.security.exercise;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;

/**
 * Where a dummy document is to be planted.
 *
 * @param level that it claims to have
 * @param mailboxes each gets one
 */
record PlanExerciseRequest(
    @NotNull @Pattern(regexp = "CONFIDENTIAL|SECRET|TOP_SECRET") String level,
    @NotEmpty @Size(max = 300)
        Set<@NotNull @Size(max = 320) @Pattern(regexp = "[^\\s@<>\",;]+@[^\\s@<>\",;]+") String>
            mailboxes) {

  PlanExerciseRequest {
    mailboxes = Set.copyOf(mailboxes);
  }
}
