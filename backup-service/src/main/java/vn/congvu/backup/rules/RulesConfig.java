package vn.congvu.backup.rules;

import io.smallrye.config.ConfigMapping;

/** What holds until the regulation was announced; spelled as a regulation spells it. */
@ConfigMapping(prefix = "congvu.backup.rules")
interface RulesConfig {

  /** Between two backups during the day. */
  String continuousEvery();

  /** Time of the nightly backup, by the clocks of Vietnam. */
  String nightlyAt();

  /** So far back every moment stays restorable. */
  String keepAllFor();

  /** Of so many days the last moment stays restorable. */
  String keepDaily();

  /** Of so many weeks. */
  String keepWeekly();

  /** Of so many months. */
  String keepMonthly();

  /** How long the mail of a closed mailbox is kept, from the closure on. */
  String closedMailboxesKeptFor();

  /** Between two updates of the second copy. */
  String copyEvery();

  /** Between two drills. */
  String drillEvery();

  /** Per cent of the mailboxes that a drill restores. */
  String drillShare();
}
