package vn.congvu.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of every 4xx and 5xx: problem details of RFC 9457. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem", description = "Problem details (RFC 9457)")
public record Problem(
    @Schema(
            description = "Stable; documented in docs/problems.md",
            examples = "/problems/not-found")
        String type,
    @Schema(examples = "Absent, or not yours to know") String title,
    @Schema(examples = "404") int status,
    @Schema(description = "Vietnamese, for the user", examples = "Không tìm thấy hộp thư này.")
        String detail,
    @Schema(examples = "/api/v1/mailboxes/0199") @Nullable String instance,
    @Schema(description = "Name it when asking the operator for help") @Nullable String requestId,
    @Schema(description = "Each thing wrong with the input") List<FieldError> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(
      ProblemType type,
      String detail,
      @Nullable String instance,
      @Nullable String requestId,
      List<FieldError> errors) {
    return new Problem(
        "/problems/" + type.slug(),
        type.title(),
        type.status(),
        detail,
        instance,
        requestId,
        errors);
  }
}
