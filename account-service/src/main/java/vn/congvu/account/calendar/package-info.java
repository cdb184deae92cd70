/**
 * The days that differ from the rule (swap days, decided holidays), each with the decision that
 * says so. Never computes working time itself; that is the platform's calendar.
 */
@NullMarked
package vn.congvu.account.calendar;

import org.jspecify.annotations.NullMarked;
