package vn.congvu.backup.sighting;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Of which mailboxes. */
record SightRequest(@NotNull @Size(max = 200) List<@NotNull String> addresses) {}
