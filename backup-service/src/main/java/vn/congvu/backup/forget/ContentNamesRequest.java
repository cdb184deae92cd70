package vn.congvu.backup.forget;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Of which contents the names are asked. */
record ContentNamesRequest(@NotEmpty @Size(max = 200) List<@NotNull UUID> contents) {}
