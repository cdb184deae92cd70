package vn.congvu.security.approval;

/** How a set of copies to be destroyed stands. */
public enum ResultSetState {
  /** Waits for a second person. */
  FROZEN,
  /** May be carried out until its time is over. */
  APPROVED,
  REJECTED,
  /** The authority wants everything kept as it is. */
  KEPT,
  /** Another one came after it, or the authority has lifted its order. */
  VOID,
  /** Is being carried out. */
  DESTROYING,
  /** Carried out. */
  DESTROYED
}
