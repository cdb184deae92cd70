package vn.congvu.security.spill;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import vn.congvu.security.mail.MessageReference;

/** A message of the case; exactly one of the two. */
record AddReferenceRequest(
    @Nullable @Valid MessageReference message, @Nullable @MessageId String messageId) {

  @Override
  public String toString() {
    return "AddReferenceRequest[]";
  }
}
