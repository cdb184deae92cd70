package vn.congvu.backup.drill;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.certificate.CanonicalJson;

/**
 * What a certificate says. Durations are whole milliseconds or seconds, sizes bytes, moments ISO
 * 8601 in UTC; a place is {@code folder-uid} of the catalogue, never a name or content.
 */
final class DrillCertificate {

  static final String KIND = "congvu-restore-drill/1";

  private static final long MILLIS = 1000;

  private DrillCertificate() {}

  static String of(
      DrillView drill, Instant endedAt, List<DrillMailboxView> mailboxes, DrillConfig config) {
    var figures = new HashMap<String, @Nullable Object>();
    figures.put("mailboxes", drill.mailboxes());
    figures.put("failedMailboxes", drill.failed());
    figures.put("messages", drill.messages());
    figures.put("bytes", drill.bytes());
    figures.put("forgottenMessages", drill.forgotten());
    figures.put("mismatches", drill.mismatches());
    figures.put("rtoLongestMillis", drill.longestRestoreMillis());
    figures.put("restoreMillis", drill.restoreMillis());
    figures.put(
        "restoredMessagesPerSecond",
        drill.messages() * MILLIS / Math.max(1, drill.restoreMillis()));
    figures.put("rpoOldestBackupSeconds", drill.oldestBackupSeconds());
    var sample = new HashMap<String, @Nullable Object>();
    sample.put("method", Sampling.METHOD);
    sample.put("seed", drill.seed());
    sample.put("share", drill.share().stripTrailingZeros().toPlainString());
    sample.put("population", drill.population());
    var body = new HashMap<String, @Nullable Object>();
    body.put("kind", KIND);
    body.put("superior", config.superior().orElse(null));
    body.put("operator", config.operator());
    body.put("place", config.place().orElse(null));
    body.put("drillId", drill.id().toString());
    body.put("trigger", drill.trigger().name());
    body.put("requestedBy", drill.requestedBy());
    body.put("startedAt", drill.startedAt().toString());
    body.put("endedAt", endedAt.toString());
    body.put("result", drill.failed() == 0 ? "PASSED" : "FAILED");
    body.put("figures", figures);
    body.put("sample", sample);
    body.put("mailboxes", mailboxes.stream().map(DrillCertificate::mailbox).toList());
    return CanonicalJson.of(body);
  }

  private static Map<String, @Nullable Object> mailbox(DrillMailboxView mailbox) {
    var entry = new HashMap<String, @Nullable Object>();
    entry.put("mailboxId", mailbox.mailboxId().toString());
    entry.put("address", mailbox.address());
    entry.put("result", mailbox.state());
    entry.put("asOf", mailbox.moment().toString());
    entry.put("rpoSeconds", mailbox.backupAgeSeconds());
    entry.put("messages", mailbox.messages());
    entry.put("bytes", mailbox.bytes());
    entry.put("forgottenMessages", mailbox.forgotten());
    entry.put("restoreMillis", mailbox.restoreMillis());
    entry.put("compareMillis", mailbox.compareMillis());
    entry.put("messagesSha256", mailbox.digest());
    entry.put("mismatches", mailbox.mismatches());
    entry.put("places", mailbox.places().stream().map(DrillCertificate::place).toList());
    return entry;
  }

  private static String place(DrillMailboxView.Place place) {
    return place.kind()
        + " "
        + (place.folderId() == null ? "?" : place.folderId())
        + "-"
        + place.uid();
  }
}
