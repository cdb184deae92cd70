package vn.congvu.security.mailaccess;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is to enter which mailbox, and why.
 *
 * @param mailbox its main address
 * @param holder the login of whoever is to enter it
 * @param until when the right ends by itself; open when absent, until a review revokes it
 */
record AskRightRequest(
    @NotBlank @Size(max = 320) String mailbox,
    @NotBlank @Size(max = 320) String holder,
    @NotBlank @Size(max = 200) String holderName,
    @NotBlank String reason,
    @Nullable @Future Instant until) {}
