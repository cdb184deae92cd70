package vn.congvu.account.profile;

import java.time.Period;

/**
 * What happens when a person leaves or a unit ends.
 *
 * @param unitAsksWithin the unit's own time to ask for the closure; zero means at once
 * @param retentionBeforeDeletion from the stop of sending and receiving to the deletion
 * @param transferFiledBy which unit files a move inside the province
 */
public record LeaverRules(
    Rule<Period> unitAsksWithin,
    Rule<Period> retentionBeforeDeletion,
    Rule<TransferFiler> transferFiledBy) {

  /** Which unit files the move of a person. */
  public enum TransferFiler {
    RECEIVING_UNIT,
    LOSING_UNIT
  }
}
