package vn.congvu.account.profile;

import java.time.Duration;
import java.time.MonthDay;

/**
 * How long those who learn of a classified document in a mailbox have, day and night. Acted upon by
 * security-service, which learns it as a fact.
 *
 * @param tellHead whoever finds it tells the head of the unit, from the discovery on
 * @param tellOperator the head tells the operator, from the report on; {@code tellSender} and
 *     {@code tellAuthority} likewise
 * @param approvalValidFor how long an approval to destroy may be carried out
 * @param breakGlassValidFor how long somebody who is not on a case may look at it by order
 * @param figuresFrom the day on which a year of the figures begins
 */
public record LeakRules(
    Rule<Duration> tellHead,
    Rule<Duration> tellOperator,
    Rule<Duration> tellSender,
    Rule<Duration> tellAuthority,
    Rule<Duration> approvalValidFor,
    Rule<Duration> breakGlassValidFor,
    Rule<MonthDay> figuresFrom) {}
