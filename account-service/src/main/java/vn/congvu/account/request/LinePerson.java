package vn.congvu.account.request;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The head or a named user of an organisation mailbox. */
public record LinePerson(String fullName, @Nullable String position, @Nullable String phone) {

  public LinePerson {
    // Jackson hands in null for a field that is missing; the rules name it as blank.
    fullName = Objects.requireNonNullElse(fullName, "");
  }

  LinePerson tidy() {
    return new LinePerson(
        Objects.requireNonNullElse(DraftLine.tidy(fullName), ""),
        DraftLine.tidy(position),
        DraftLine.digits(phone));
  }
}
