package vn.congvu.platform.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing wrong with the input.
 *
 * @param pointer a JSON pointer into the body ({@code /lines/0/fullName}), or the name of a
 *     parameter behind a {@code #}
 * @param detail a Vietnamese sentence for the user
 */
@Schema(description = "One thing wrong with the input")
public record FieldError(
    @Schema(examples = "/lines/0/fullName") String pointer,
    @Schema(examples = "không được để trống") String detail) {}
