package vn.congvu.account.profile;

import java.time.MonthDay;
import java.util.List;

/** The report calendar: last days on which reports are due. */
public record ReportRules(Rule<List<MonthDay>> unitDue, Rule<List<MonthDay>> operatorDue) {}
