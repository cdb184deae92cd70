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
 * @param reportWithin how long the dummy document of an exercise may lie unreported
 * @param locateWithin from the head's confirmation on all copies are looked for; {@code
 *     containWithin} likewise until they are taken away
 * @param approveWithin a second person approves their destruction, from the containing on
 * @param approvalValidFor how long an approval to destroy may be carried out
 * @param breakGlassValidFor how long somebody who is not on a case may look at it by order
 * @param containment what becomes of copies before their destruction is approved
 * @param figuresFrom the day on which a year of the figures begins
 */
public record LeakRules(
    Rule<Duration> tellHead,
    Rule<Duration> tellOperator,
    Rule<Duration> tellSender,
    Rule<Duration> tellAuthority,
    Rule<Duration> reportWithin,
    Rule<Duration> locateWithin,
    Rule<Duration> containWithin,
    Rule<Duration> approveWithin,
    Rule<Duration> approvalValidFor,
    Rule<Duration> breakGlassValidFor,
    Rule<Containment> containment,
    Rule<MonthDay> figuresFrom) {

  /** What becomes of copies before their destruction is approved. */
  public enum Containment {
    /** They leave the mailboxes at once and lie sealed; a false alarm gives them back. */
    SEALED_HOLD,
    /** They stay where they are until the approval and are expunged then, and nothing is kept. */
    STRAIGHT_EXPUNGE
  }
}
