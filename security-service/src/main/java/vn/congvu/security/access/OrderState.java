package vn.congvu.security.access;

/** How an order to look at a case stands. */
public enum OrderState {
  AWAITING_APPROVAL,
  APPROVED,
  REFUSED
}
