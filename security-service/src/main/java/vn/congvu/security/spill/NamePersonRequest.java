package vn.congvu.security.spill;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import vn.congvu.security.people.Part;

/**
 * Somebody who is to work on the case.
 *
 * @param part EXECUTOR or APPROVER
 * @param username by which they log in
 */
record NamePersonRequest(
    @NotNull Part part,
    @NotBlank @Size(max = 255) String username,
    @NotBlank @Size(max = 200) String name) {}
