package vn.congvu.account.request;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A question, an answer, or why the head sends a request back. */
@Schema(examples = "{\"note\": \"Đề nghị bổ sung quyết định tiếp nhận công chức.\"}")
record Note(
    @NotBlank(message = "không được để trống") @Size(max = 1000, message = "dài quá 1000 ký tự")
        String note) {}
