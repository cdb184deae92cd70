package vn.congvu.security.copy;

/** Who knew of a copy. */
public enum FoundIn {
  /** The backups' catalogue; it was then looked at in its place. */
  CATALOGUE,
  /** A look into the mailboxes. */
  SWEEP,
  QUEUE,
  VAULT,
  /** A copy that another case holds sealed. */
  HOLD,
  /** It was caught as it arrived. */
  DELIVERY
}
