package vn.congvu.platform.audit;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.chain.CanonicalJson;
import vn.congvu.platform.chain.Link;

/**
 * One row of the chain.
 *
 * @param prev the hash of the row before
 * @param hash SHA-256 of {@link #canonical()}
 */
@Schema(name = "AuditEntry")
public record AuditRow(
    long seq,
    String prev,
    Instant at,
    String actor,
    String actorName,
    List<String> actorRoles,
    String action,
    String subjectType,
    String subjectId,
    @Nullable String unitCode,
    @Nullable String reason,
    @Nullable String legalBasis,
    SortedMap<String, String> details,
    @Nullable String requestId,
    String hash) {

  static AuditRow chained(long seq, String prev, AuditTrail.Act act) {
    AuditEntry entry = act.entry();
    AuditRow open =
        new AuditRow(
            seq,
            prev,
            act.at(),
            act.actor(),
            act.actorName(),
            act.actorRoles(),
            entry.action(),
            entry.subjectType(),
            entry.subjectId(),
            entry.unitCode(),
            entry.reason(),
            entry.legalBasis(),
            entry.details(),
            act.requestId(),
            "");
    return open.withHash(Link.hash(open.canonical()));
  }

  /**
   * The row as JSON with a fixed order of fields and no white space: what is hashed, and what an
   * export carries word for word. The verifier takes seq and prev from its beginning.
   */
  String canonical() {
    return new CanonicalJson()
        .field("seq", seq)
        .field("prev", prev)
        .field("at", at.toString())
        .field("actor", actor)
        .field("actorName", actorName)
        .field("actorRoles", actorRoles)
        .field("action", action)
        .field("subjectType", subjectType)
        .field("subjectId", subjectId)
        .field("unitCode", unitCode)
        .field("reason", reason)
        .field("legalBasis", legalBasis)
        .field("details", details)
        .field("requestId", requestId)
        .end();
  }

  /** One line of an export. */
  String exportLine() {
    return Link.exportLine(hash, canonical());
  }

  private AuditRow withHash(String value) {
    return new AuditRow(
        seq,
        prev,
        at,
        actor,
        actorName,
        actorRoles,
        action,
        subjectType,
        subjectId,
        unitCode,
        reason,
        legalBasis,
        details,
        requestId,
        value);
  }
}
