package vn.congvu.account.credential;

/** Where a report stands: open until the user set a password, or a graver report took its place. */
enum ReportState {
  OPEN,
  LINK_ISSUED,
  CLOSED,
  SUPERSEDED
}
