package vn.congvu.security.mailaccess;

/** Why somebody who is not the owner may enter a mailbox. */
public enum RightKind {
  /** Works in an organisation's mailbox, under their own login. */
  ORGANISATION_USER,
  /** Stands in for the owner of a personal mailbox. */
  DELEGATION,
  /** A duty of the platform, for all mailboxes. */
  PLATFORM
}
