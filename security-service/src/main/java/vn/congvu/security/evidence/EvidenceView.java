package vn.congvu.security.evidence;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A row of a case's chain as its people see it.
 *
 * @param prev the hash of the row before
 * @param details names and short values, as they were hashed
 */
@Schema(name = "EvidenceEntry")
public record EvidenceView(
    long seq,
    String prev,
    Instant at,
    String by,
    String action,
    @JsonRawValue @Schema(type = SchemaType.OBJECT) String details,
    String hash) {}
