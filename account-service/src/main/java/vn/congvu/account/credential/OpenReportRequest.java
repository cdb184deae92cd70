package vn.congvu.account.credential;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A password is lost, or known to others. */
record OpenReportRequest(
    @NotBlank @Size(max = 254) @Schema(examples = "an.nguyen.snv@tinhmau.example")
        String mailboxAddress,
    @NotNull Kind kind,
    @Nullable @Size(max = 2000) @Schema(examples = "Đã nhập mật khẩu vào một trang giả mạo.")
        String circumstances) {

  /** The two things that can be reported. */
  enum Kind {
    LOST,
    LEAKED
  }
}
