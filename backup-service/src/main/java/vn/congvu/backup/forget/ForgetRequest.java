package vn.congvu.backup.forget;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be forgotten, and why.
 *
 * @param fingerprint of a Message-ID or of a part, as {@code /backup-fingerprints} tells it
 * @param holdConsent the letter by which whoever demanded a legal hold agrees; without it nothing
 *     that is held is forgotten
 */
@Schema(
    examples =
        """
        {"fingerprint": "7c1f0a3e5b9d4c2288e6f1a0b3d5c7e9",
         "reason": "Thu hồi tài liệu gửi nhầm, Công văn 12/CAT-PA03",
         "legalBasis": "Quy chế, Điều 15 khoản 3"}\
        """)
record ForgetRequest(
    @NotNull @Pattern(regexp = "[0-9a-f]{32}") String fingerprint,
    @NotBlank @Size(max = 2000) String reason,
    @Nullable @Size(max = 500) String legalBasis,
    @Nullable @Size(min = 1, max = 500) String holdConsent) {}
