package vn.congvu.security.spill;

/** What a case waits for. */
public enum Task {
  /** The head looks at it and confirms, or finds it a false alarm. */
  CONFIRM,
  /** A lead of the operator takes charge. */
  TAKE_CHARGE,
  TELL_SENDER,
  TELL_AUTHORITY,
  /** The lead puts somebody on it who carries out. */
  NAME_EXECUTOR,
  /** The reporter has named a message after the head confirmed: nothing is looked for by it yet. */
  ACCEPT_REFERENCE,
  LOCATE,
  CONTAIN,
  /** The executor fixes what is to be destroyed, so that a second person can decide on it. */
  FREEZE,
  /** The lead, who froze the set, puts somebody on it who decides. */
  NAME_APPROVER,
  APPROVE,
  DESTROY,
  ASSESS,
  REMEDIATE,
  CLOSE,
  /** Somebody looks at the case by order of two persons: to be known by those on it. */
  KNOW_OF_BREAK_GLASS
}
