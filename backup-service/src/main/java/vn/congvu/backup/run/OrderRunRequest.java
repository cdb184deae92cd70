package vn.congvu.backup.run;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be backed up now.
 *
 * @param unitCode the unit whose mailboxes; absent for the whole province
 * @param mailboxIds these mailboxes alone; absent for all of the unit or the province
 */
record OrderRunRequest(
    @Nullable @Size(max = 100) String unitCode,
    @Nullable @Size(min = 1, max = 1000) List<UUID> mailboxIds) {}
