package vn.congvu.account.profile;

/** A version of the regulation profile is proposed by one person and decided by another. */
enum ProfileState {
  PROPOSED,
  APPROVED,
  REFUSED
}
