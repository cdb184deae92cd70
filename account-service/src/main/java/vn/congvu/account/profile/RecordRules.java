package vn.congvu.account.profile;

import java.time.Period;

/** What is kept and how often it is looked at. */
public record RecordRules(
    Rule<Period> logRetention,
    Rule<Period> backupEvery,
    Rule<Integer> clerkChecksMailPerDay,
    Rule<Period> regularUseWithin) {}
