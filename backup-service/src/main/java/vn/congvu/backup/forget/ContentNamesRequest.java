package vn.congvu.backup.forget;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Of which contents the names are asked.
 *
 * @param spare contents that must not bear the names, though they share the Message-ID
 */
record ContentNamesRequest(
    @NotEmpty @Size(max = 200) List<@NotNull UUID> contents,
    @Nullable @Size(max = 200) List<@NotNull UUID> spare) {}
