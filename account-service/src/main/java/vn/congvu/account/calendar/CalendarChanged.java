package vn.congvu.account.calendar;

import java.time.LocalDate;

/** CDI event inside the transaction that decided a day: what was counted in working time moves. */
public record CalendarChanged(LocalDate date) {}
