package vn.congvu.backup.sighting;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param holds fingerprints of which a message is or carries one
 * @param answers fingerprints of Message-IDs which a message answers or continues
 * @param after where the last page ended
 */
record SightingRequest(
    @NotNull @Size(max = 2000) List<@NotNull @Pattern(regexp = "[0-9a-f]{32}") String> holds,
    @NotNull @Size(max = 2000) List<@NotNull @Pattern(regexp = "[0-9a-f]{32}") String> answers,
    @Nullable String after,
    @Min(1) @Max(1000) int limit) {}
