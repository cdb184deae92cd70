package vn.congvu.account.profile;

import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;

/**
 * How often mail is backed up and how long it stays restorable. Acted upon by backup-service, which
 * learns it as a fact.
 *
 * @param continuousEvery between two backups during the day
 * @param nightlyAt time of the nightly backup, by the clocks of Vietnam
 * @param keepAllFor so far back every backed up moment stays restorable
 * @param keepDaily of so many days the last moment stays restorable; weekly and monthly likewise
 * @param closedMailboxesKeptFor from the closure on
 * @param copyEvery between two updates of the second copy
 * @param drillShare per cent of the mailboxes that a drill restores
 */
public record BackupRules(
    Rule<Duration> continuousEvery,
    Rule<LocalTime> nightlyAt,
    Rule<Period> keepAllFor,
    Rule<Integer> keepDaily,
    Rule<Integer> keepWeekly,
    Rule<Integer> keepMonthly,
    Rule<Period> closedMailboxesKeptFor,
    Rule<Period> copyEvery,
    Rule<Period> drillEvery,
    Rule<Integer> drillShare) {}
