package vn.congvu.account.credential;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The user sets a password. An array, so that it can be wiped. */
record RedeemLinkRequest(
    @NotBlank @Size(max = 100) String token,
    @NotNull @Size(max = 256) @Schema(type = SchemaType.STRING, format = "password")
        char[] newPassword) {

  @Override
  public String toString() {
    return "RedeemLinkRequest[…]";
  }
}
