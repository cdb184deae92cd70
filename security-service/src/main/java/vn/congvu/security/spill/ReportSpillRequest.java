package vn.congvu.security.spill;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.congvu.security.duty.Deed;
import vn.congvu.security.mail.MessageReference;

/**
 * That a classified document lies in a mailbox; never the document. The message is named by its
 * place or by its Message-ID, or later.
 *
 * @param unitCode whose head is told; one of the reporter's units or one above, their own when
 *     absent
 * @param level as the document claims
 * @param discoveredAt when it was found; now when absent
 * @param head how the head was told; by this report when absent
 * @param note a few words without any content
 */
@Schema(
    examples =
        """
        {"level": "SECRET", "message": {"folder": "INBOX", "uidValidity": 1764150000, "uid": 42},
         "note": "Đã gọi điện báo Chánh Văn phòng"}\
        """)
record ReportSpillRequest(
    @Nullable @Size(max = 100) String unitCode,
    @NotNull SecrecyLevel level,
    @Nullable Instant discoveredAt,
    @Nullable @Valid Deed head,
    @Nullable @Valid MessageReference message,
    @Nullable @MessageId String messageId,
    @Nullable String note) {

  @Override
  public String toString() {
    return "ReportSpillRequest[" + level + "]";
  }
}
