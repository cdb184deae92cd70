package vn.congvu.backup.ledger;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup that another tool made.
 *
 * @param subject what was backed up, as its plan is named; {@code mailboxes} for a further copy of
 *     the mail
 * @param bytes size of what was written
 * @param checksum in hexadecimal or base64; together with its algorithm or not at all
 * @param medium kind of medium: {@code disk}, {@code tape}, {@code object-store} …
 * @param offSite whether the place is another site than the system's own
 */
public record EntryRequest(
    @NotBlank(message = "phải có tên công cụ") @Size(max = 100, message = "dài quá 100 ký tự")
        String tool,
    @NotNull(message = "phải có mã hệ thống được sao lưu")
        @Pattern(
            regexp = "[a-z0-9][a-z0-9-]{1,62}",
            message = "chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, 2 đến 63 ký tự")
        String subject,
    @NotNull(message = "phải có thời điểm bắt đầu") Instant started,
    @NotNull(message = "phải có thời điểm kết thúc") Instant ended,
    @NotNull(message = "phải có dung lượng") @PositiveOrZero(message = "không được âm") Long bytes,
    @NotNull(message = "phải có kết quả") EntryResult result,
    @Nullable @Pattern(regexp = "[A-Za-z0-9/-]{2,20}", message = "không phải tên thuật toán băm")
        String checksumAlgorithm,
    @Nullable @Pattern(regexp = "[A-Za-z0-9+/=_-]{8,200}", message = "phải ở dạng hex hoặc base64")
        String checksum,
    @NotBlank(message = "phải có nơi lưu") @Size(max = 200, message = "dài quá 200 ký tự")
        String place,
    @NotBlank(message = "phải có phương tiện lưu") @Size(max = 50, message = "dài quá 50 ký tự")
        String medium,
    @NotNull(message = "phải cho biết có mã hóa hay không") Boolean encrypted,
    @Nullable Boolean offSite) {}
