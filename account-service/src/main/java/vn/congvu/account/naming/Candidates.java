package vn.congvu.account.naming;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.FieldError;

/**
 * Free addresses for one subject, best first.
 *
 * @param problem why there are none; its pointer names the field of the subject
 */
public record Candidates(List<String> addresses, @Nullable FieldError problem) {}
