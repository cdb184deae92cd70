package vn.congvu.backup.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.congvu.mail.access.MailFolder;

/**
 * A message as it lay in its folder at a moment.
 *
 * @param folder under the name it bore then
 * @param address where the repository has it
 */
public record KeptMessage(
    Selection.Place place,
    MailFolder folder,
    UUID address,
    long size,
    Instant internalDate,
    List<String> flags) {}
