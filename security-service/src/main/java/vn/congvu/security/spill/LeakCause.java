package vn.congvu.security.spill;

/** Why it came to lie in a mailbox; counted once a year. */
public enum LeakCause {
  WRONG_RECIPIENT,
  SENT_BY_MAIL_ON_PURPOSE,
  NOT_MARKED,
  MAILBOX_TAKEN_OVER,
  OTHER
}
