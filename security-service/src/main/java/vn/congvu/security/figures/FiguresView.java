package vn.congvu.security.figures;

import java.time.LocalDate;
import java.util.Map;

/**
 * What a year's report says of documents in mailboxes; of cases that are over only.
 *
 * @param year in which the period ends
 * @param from the first day, by the clocks of Vietnam; {@code to} the last
 * @param legalBasis of the period
 * @param byLevel number of closed cases by the level that the document claimed; {@code byDegree}
 *     and {@code byCause} as the authority concluded
 * @param falseAlarms cases that were released
 * @param dutiesLate how many duties of these cases were done after their time
 */
record FiguresView(
    int year,
    LocalDate from,
    LocalDate to,
    String legalBasis,
    long closed,
    Map<String, Long> byLevel,
    Map<String, Long> byDegree,
    Map<String, Long> byCause,
    long falseAlarms,
    long dutiesLate) {}
