package vn.congvu.account.importing.check;

/** Everything that can be said of a row. The names are part of the API and never change. */
public enum FindingCode {
  NAME_MISSING(Severity.ERROR),
  NAME_UNREADABLE(Severity.ERROR),
  NAME_LEGACY_FONT(Severity.ERROR),
  NAME_TITLE_REMOVED(Severity.WARNING),
  NAME_NOTE_REMOVED(Severity.WARNING),
  NAME_CASE_FIXED(Severity.WARNING),
  NAME_SPACES_FIXED(Severity.WARNING),
  NAME_DECOMPOSED(Severity.WARNING),
  NAME_ONE_WORD(Severity.WARNING),
  POSITION_MISSING(Severity.WARNING),
  PHONE_MISSING(Severity.ERROR),
  PHONE_INVALID(Severity.ERROR),
  PHONE_DIGITS_LOST(Severity.ERROR),
  PHONE_AS_NUMBER(Severity.WARNING),
  PHONE_REFORMATTED(Severity.WARNING),
  PHONE_OLD_PREFIX(Severity.WARNING),
  PHONE_SEVERAL(Severity.WARNING),
  PHONE_LANDLINE(Severity.WARNING),
  PHONE_SHARED(Severity.WARNING),
  BIRTH_DATE_INVALID(Severity.ERROR),
  BIRTH_DATE_IMPLAUSIBLE(Severity.ERROR),
  BIRTH_DATE_AS_NUMBER(Severity.WARNING),
  BIRTH_DATE_ONLY_YEAR(Severity.WARNING),
  CITIZEN_ID_INVALID(Severity.WARNING),
  MAIL_TYPO(Severity.WARNING),
  MAIL_PERSONAL(Severity.WARNING),
  MAIL_FOREIGN(Severity.WARNING),
  MAIL_INVALID(Severity.WARNING),
  UNIT_MISSING(Severity.WARNING),
  UNIT_FROM_ABOVE(Severity.WARNING),
  UNIT_PARTLY_KNOWN(Severity.WARNING),
  UNIT_UNKNOWN(Severity.ERROR),
  CONTENT_NOT_ISSUE(Severity.ERROR),
  DUPLICATE_IN_FILE(Severity.ERROR),
  SAME_NAME_IN_FILE(Severity.WARNING),
  ALREADY_HAS_MAILBOX(Severity.ERROR),
  SAME_NAME_IN_REGISTER(Severity.WARNING),
  ADDRESS_CLASH(Severity.WARNING),
  ADDRESS_NOT_FREE(Severity.ERROR),
  NAMING_DATA_MISSING(Severity.ERROR),
  NUMBER_GAP(Severity.WARNING),
  NUMBER_REPEATED(Severity.WARNING),
  FORMULA_CELL(Severity.WARNING),
  ERROR_CELL(Severity.ERROR),
  TEXT_LIKE_FORMULA(Severity.WARNING),
  TEXT_TOO_LONG(Severity.ERROR);

  /** An error must be corrected, or its row skipped; a warning tells what was understood. */
  public enum Severity {
    ERROR,
    WARNING
  }

  private final Severity severity;

  FindingCode(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }
}
