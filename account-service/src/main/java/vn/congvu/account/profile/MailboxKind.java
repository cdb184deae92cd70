package vn.congvu.account.profile;

/** A personal mailbox has one owner; an organisation mailbox has a head and named users. */
public enum MailboxKind {
  PERSONAL("personal"),
  ORGANISATION("organisation");

  private final String key;

  MailboxKind(String key) {
    this.key = key;
  }

  /** The key of this kind under {@code quota} in a regulation file. */
  String key() {
    return key;
  }
}
