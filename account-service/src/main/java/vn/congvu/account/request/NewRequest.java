package vn.congvu.account.request;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.RequestType;

/**
 * What a unit files.
 *
 * @param losingUnit only for a transfer: the unit that has the mailboxes now
 */
@Schema(
    description = "A request with its list; each line needs the fields of the request's type",
    examples =
        """
        {
          "type": "ISSUE",
          "unit": "snv",
          "letterNumber": "123/SNV-VP",
          "reason": "Tiếp nhận công chức mới",
          "lines": [
            {
              "kind": "PERSONAL",
              "fullName": "Nguyễn Văn An",
              "position": "Chuyên viên",
              "unitCode": "tccb.snv",
              "phone": "0912345678"
            }
          ]
        }
        """)
public record NewRequest(
    @NotNull(message = "không được để trống") RequestType type,
    @NotBlank(message = "không được để trống") String unit,
    @Nullable String losingUnit,
    @Size(max = 60, message = "dài quá 60 ký tự") @Nullable String letterNumber,
    @Size(max = 1000, message = "dài quá 1000 ký tự") @Nullable String reason,
    @NotNull(message = "không được để trống")
        List<@NotNull(message = "không được để trống") DraftLine> lines) {

  NewRequest tidy() {
    return new NewRequest(
        type,
        unit.strip(),
        DraftLine.tidy(losingUnit),
        DraftLine.tidy(letterNumber),
        DraftLine.tidy(reason),
        lines.stream().map(DraftLine::tidy).toList());
  }
}
