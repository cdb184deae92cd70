package vn.congvu.account.profile;

import java.time.Duration;
import java.time.Period;
import java.util.List;

/**
 * When a mailbox is proposed for a lock, and what follows.
 *
 * @param triggers causes beside the counted ones
 * @param deletionAfter a mailbox locked this long is proposed for closure
 */
public record LockRules(
    Rule<Duration> defaultPasswordUnchanged,
    Rule<Period> idle,
    Rule<Integer> failedLogins,
    Rule<Integer> outsideMails,
    Rule<Duration> outsideMailsWindow,
    Rule<List<Trigger>> triggers,
    Rule<Boolean> stillReceives,
    Rule<Period> deletionAfter,
    Rule<Period> listToUnitsEvery) {

  /** Causes for a lock that are not counted. */
  public enum Trigger {
    VIRUS,
    HIJACK,
    LEAKED_PASSWORD,
    BANNED_USE,
    SPAM_WARNING,
    LEFT_OR_RETIRED
  }
}
