package vn.congvu.account.importing.check;

import org.jspecify.annotations.Nullable;

/** A unit that the list may name. */
public record KnownUnit(String code, String name, @Nullable String parentCode) {}
