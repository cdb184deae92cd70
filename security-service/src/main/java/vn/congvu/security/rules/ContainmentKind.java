package vn.congvu.security.rules;

/** What becomes of copies before their destruction is approved, by the regulation. */
public enum ContainmentKind {
  /** They leave the mailboxes at once and lie sealed; a false alarm gives them back. */
  SEALED_HOLD,
  /** They stay where they are until the approval and are expunged then; nothing of them is kept. */
  STRAIGHT_EXPUNGE
}
