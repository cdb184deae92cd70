package vn.congvu.platform.audit;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One administrative act, to be recorded. Ids and facts: never a secret or the content of a mail.
 */
public record AuditEntry(
    String action,
    String subjectType,
    String subjectId,
    @Nullable String unitCode,
    @Nullable String reason,
    @Nullable String legalBasis,
    SortedMap<String, String> details) {

  public AuditEntry {
    details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
  }

  /**
   * @param action what was done, {@code mailbox.lock}
   * @param subjectType to what kind of thing, {@code mailbox}
   */
  public static AuditEntry of(String action, String subjectType, String subjectId) {
    return new AuditEntry(action, subjectType, subjectId, null, null, null, new TreeMap<>());
  }

  public AuditEntry unit(@Nullable String code) {
    return new AuditEntry(action, subjectType, subjectId, code, reason, legalBasis, details);
  }

  public AuditEntry reason(@Nullable String reason) {
    return new AuditEntry(action, subjectType, subjectId, unitCode, reason, legalBasis, details);
  }

  public AuditEntry legalBasis(@Nullable String basis) {
    return new AuditEntry(action, subjectType, subjectId, unitCode, reason, basis, details);
  }

  public AuditEntry detail(String key, Object value) {
    SortedMap<String, String> more = new TreeMap<>(details);
    more.put(key, value.toString());
    return new AuditEntry(action, subjectType, subjectId, unitCode, reason, legalBasis, more);
  }
}
