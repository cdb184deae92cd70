package vn.congvu.account.request;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The draft as it shall be from now on, its whole list included. Type and unit stay. */
public record ChangedDraft(
    @Size(max = 60, message = "dài quá 60 ký tự") @Nullable String letterNumber,
    @Size(max = 1000, message = "dài quá 1000 ký tự") @Nullable String reason,
    @NotNull(message = "không được để trống")
        List<@NotNull(message = "không được để trống") DraftLine> lines) {}
