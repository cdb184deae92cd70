package vn.congvu.account.profile;

/** What to try, in the regulation's order, when a generated address is already taken. */
public enum ClashStrategy {
  /** A short form is agreed with the person; the generator proposes some, none is imposed. */
  AGREED_SHORT_NAME,
  /** The last four digits of the citizen identity number instead of three. */
  CITIZEN_ID_4,
  /** 1, 2, 3 ... behind the personal part. */
  SEQUENCE_NUMBER,
  /** The year of birth behind the personal part. */
  BIRTH_YEAR,
  /** Surname or middle name, or both, cut to initials. */
  SHORT_FORM,
  /** A short form with the year of birth. */
  SHORT_FORM_BIRTH_YEAR,
  /** A short form with year and month of birth. */
  SHORT_FORM_BIRTH_YEAR_MONTH
}
