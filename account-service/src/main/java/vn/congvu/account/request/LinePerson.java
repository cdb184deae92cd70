package vn.congvu.account.request;

import org.jspecify.annotations.Nullable;

/** The head or a named user of an organisation mailbox. */
public record LinePerson(String fullName, @Nullable String position, @Nullable String phone) {}
