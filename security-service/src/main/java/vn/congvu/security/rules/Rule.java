package vn.congvu.security.rules;

/** A value of the regulation together with the article it rests on. */
public record Rule<T>(T value, String legalBasis) {}
