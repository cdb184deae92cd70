package vn.congvu.account.request;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a request, or one line of it, is refused. */
@Schema(
    examples =
        "{\"reason\": \"Không thuộc đối tượng được cấp hộp thư.\", \"legalBasis\": \"Điều 5 Quy"
            + " chế\"}")
record Refusal(
    @NotBlank(message = "không được để trống") @Size(max = 1000, message = "dài quá 1000 ký tự")
        String reason,
    @Nullable @Size(max = 200, message = "dài quá 200 ký tự") String legalBasis) {}
