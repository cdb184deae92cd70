package vn.congvu.account.profile;

/** What a unit can ask of the operator; each type has its own time limit in the regulation. */
public enum RequestType {
  ISSUE("issue"),
  CHANGE("change"),
  TRANSFER("transfer"),
  RENAME("rename"),
  ALIAS("alias"),
  QUOTA("quota"),
  LOCK("lock"),
  UNLOCK("unlock"),
  PASSWORD_RESET("passwordReset"),
  CLOSURE("closure");

  private final String key;

  RequestType(String key) {
    this.key = key;
  }

  /** The key of this type under {@code sla} in a regulation file. */
  String key() {
    return key;
  }
}
