package vn.congvu.backup.rules;

import java.time.Period;

/**
 * Which moments stay restorable.
 *
 * @param keepAllFor so far back every moment
 * @param daily of so many days the last moment; {@code weekly} and {@code monthly} likewise
 */
public record Retention(Period keepAllFor, int daily, int weekly, int monthly) {}
